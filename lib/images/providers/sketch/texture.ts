import sharp from "sharp";
import type { Size } from "#lib/images/providers/types.ts";
import { createRandom } from "./random.ts";
import { forEachPixel, fromRaster, type Raster, toRaster } from "./raster.ts";

const TILE = 256;

/** Film grain: the same change of light in all three colors. `amount` is in levels of 255. */
export async function grain(raster: Raster, key: string, amount: number): Promise<Raster> {
  const random = createRandom(`${key}:grain`);
  const tile = Float32Array.from(
    { length: TILE * TILE },
    () => (random.next() + random.next() + random.next() - 1.5) * amount,
  );
  const { data } = raster;
  await forEachPixel(raster, (at, x, y) => {
    const noise = tile[(y % TILE) * TILE + (x % TILE)] ?? 0;
    for (let channel = at; channel < at + 3; channel++) data[channel] = clamp((data[channel] ?? 0) + noise);
  });
  return raster;
}

/** Darker towards the corners. */
export async function vignette(raster: Raster, amount: number): Promise<Raster> {
  const { data, width, height } = raster;
  await forEachPixel(raster, (at, x, y) => {
    const [across, down] = [x / width - 0.5, y / height - 0.5];
    const dim = 1 - amount * Math.min(1, (across * across + down * down) * 2) ** 1.4;
    for (let channel = at; channel < at + 3; channel++) data[channel] = (data[channel] ?? 0) * dim;
  });
  return raster;
}

/** Soft gray noise, one byte a pixel; `cell` is the size of a patch in pixels. */
export async function smoothNoise({ width, height }: Size, cell: number, key: string): Promise<Buffer> {
  const [columns, rows] = [Math.ceil(width / cell) + 2, Math.ceil(height / cell) + 2];
  const random = createRandom(`${key}:${cell}`);
  const data = Buffer.from(Uint8Array.from({ length: columns * rows }, () => random.next() * 255));
  return sharp(data, { raw: { width: columns, height: rows, channels: 1 } })
    .resize(width, height, { fit: "fill", kernel: "cubic" })
    .toColourspace("b-w")
    .raw()
    .toBuffer();
}

/** Moves every pixel a little along two fields of noise, so that edges waver as if made by hand. */
export async function waver(raster: Raster, key: string, cell: number, reach: number): Promise<Raster> {
  const { width, height } = raster;
  const [across, down] = await Promise.all([
    smoothNoise(raster, cell, `${key}:across`),
    smoothNoise(raster, cell, `${key}:down`),
  ]);
  const from = raster.data;
  const data = Buffer.allocUnsafe(from.length);
  await forEachPixel(raster, (at, x, y) => {
    const pixel = y * width + x;
    const fromX = Math.round(x + (((across[pixel] ?? 128) - 128) / 128) * reach);
    const fromY = Math.round(y + (((down[pixel] ?? 128) - 128) / 128) * reach);
    const source =
      (Math.max(0, Math.min(height - 1, fromY)) * width + Math.max(0, Math.min(width - 1, fromX))) * 3;
    data[at] = from[source] ?? 0;
    data[at + 1] = from[source + 1] ?? 0;
    data[at + 2] = from[source + 2] ?? 0;
  });
  return { data, width, height };
}

/** Flattens small detail into patches, at half the size: a median is slow and the patches are larger anyway. */
export async function smear(raster: Raster, window: number): Promise<Raster> {
  const { width, height } = raster;
  const half = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) };
  const small = await toRaster(fromRaster(raster).resize(half.width, half.height, { fit: "fill" }));
  const flat = await toRaster(fromRaster(small).median(window));
  return toRaster(fromRaster(flat).resize(width, height, { fit: "fill", kernel: "cubic" }));
}

export function luminance(data: Buffer, at: number): number {
  return 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
}

export function clamp(value: number): number {
  return Math.max(0, Math.min(255, value));
}
