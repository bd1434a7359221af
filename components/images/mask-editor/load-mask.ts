import type { Size } from "#lib/images/providers/types.ts";

/** An earlier mask as a picture that is opaque where the mask is white, to go on painting. */
export async function loadMask(url: string, { width, height }: Size): Promise<CanvasImageSource> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("This browser cannot draw the mask");
  context.drawImage(image, 0, 0, width, height);
  const pixels = context.getImageData(0, 0, width, height);
  whiteToOpaque(pixels.data);
  context.putImageData(pixels, 0, 0);
  return canvas;
}

/** Turns gray into opacity of one colour, in place. */
export function whiteToOpaque(rgba: Uint8ClampedArray): void {
  for (let index = 0; index < rgba.length; index += 4) {
    rgba[index + 3] = rgba[index] ?? 0;
    rgba[index] = 124;
    rgba[index + 1] = 92;
    rgba[index + 2] = 255;
  }
}
