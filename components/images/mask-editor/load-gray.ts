import type { Size } from "#lib/images/providers/types.ts";

const ROWS_AT_ONCE = 512;

/**
 * The gray values of a mask, brought to `size`. Runs in pages and in workers.
 * @throws {Error} when it cannot be fetched or read
 */
export async function loadGray(url: string, { width, height }: Size): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The mask could not be loaded: ${response.status}`);
  const bitmap = await createImageBitmap(await response.blob());
  const gray = new Uint8Array(width * height);
  // In bands, because a canvas of the whole picture can be larger than a browser allows.
  for (let top = 0; top < height; top += ROWS_AT_ONCE) {
    const rows = Math.min(ROWS_AT_ONCE, height - top);
    const context = new OffscreenCanvas(width, rows).getContext("2d", { willReadFrequently: true });
    if (!context) throw new Error("This browser cannot read the mask");
    context.imageSmoothingQuality = "high";
    context.drawImage(bitmap, 0, -top, width, height);
    gray.set(redOf(context.getImageData(0, 0, width, rows).data), top * width);
  }
  bitmap.close();
  return gray;
}

/** One channel of RGBA data; in a gray picture they are all the same. */
export function redOf(rgba: Uint8ClampedArray): Uint8Array {
  const red = new Uint8Array(rgba.length / 4);
  for (let pixel = 0; pixel < red.length; pixel++) red[pixel] = rgba[pixel * 4] ?? 0;
  return red;
}
