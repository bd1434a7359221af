import type { MaskRaster, Rect } from "./mask-raster.ts";

/** What a mask is tinted with. Only for the eye. */
const COLOR = [124, 92, 255] as const;

/** Shows a part of the mask on a canvas of the raster's size, opaque where it repaints. */
export function drawOnCanvas(
  canvas: HTMLCanvasElement | null,
  raster: MaskRaster,
  { left, top, right, bottom }: Rect,
): void {
  const context = canvas?.getContext("2d");
  const [width, height] = [right - left, bottom - top];
  if (!context || width <= 0 || height <= 0) return;
  const pixels = context.createImageData(width, height);
  let to = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++, to += 4) {
      [pixels.data[to], pixels.data[to + 1], pixels.data[to + 2]] = COLOR;
      pixels.data[to + 3] = raster.data[y * raster.width + x] ?? 0;
    }
  }
  context.putImageData(pixels, left, top);
}
