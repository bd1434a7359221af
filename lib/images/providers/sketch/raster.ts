import { setImmediate } from "node:timers/promises";
import sharp, { type Sharp } from "sharp";
import type { Size } from "#lib/images/providers/types.ts";

/** Decoded pixels, three bytes each: red, green, blue. */
export type Raster = Size & { data: Buffer };

/** Rows that are worked on before other work in the process gets a turn. */
const PIXELS_PER_TURN = 400_000;

export function fromRaster({ data, width, height }: Raster): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** Transparent pixels become white. */
export async function toRaster(image: Sharp): Promise<Raster> {
  const { data, info } = await image
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Calls `work` with runs of rows and lets the event loop breathe between them. */
export async function forEachRows(
  { width, height }: Size,
  work: (fromRow: number, toRow: number) => void,
): Promise<void> {
  const rows = Math.max(1, Math.floor(PIXELS_PER_TURN / width));
  for (let row = 0; row < height; row += rows) {
    work(row, Math.min(height, row + rows));
    await setImmediate();
  }
}

/** Changes every pixel in place. `change` gets the index of its red byte and its column and row. */
export function forEachPixel(
  raster: Raster,
  change: (at: number, x: number, y: number) => void,
): Promise<void> {
  return forEachRows(raster, (from, to) => {
    for (let y = from; y < to; y++) {
      for (let x = 0; x < raster.width; x++) change((y * raster.width + x) * 3, x, y);
    }
  });
}

export function resizeRaster(raster: Raster, { width, height }: Size): Promise<Raster> {
  if (raster.width === width && raster.height === height) return Promise.resolve(raster);
  return toRaster(fromRaster(raster).resize(width, height, { fit: "fill" }));
}
