import sharp from "sharp";
import type { ProviderImage, Size } from "#lib/images/providers/types.ts";
import { forEachRows, type Raster } from "./raster.ts";

export type Region = { left: number; top: number; width: number; height: number };

/** Of the painted rectangle: enough to see what is around it. */
const MARGIN = 0.08;

/** One byte a pixel, 255 = repaint, in the size of the source. */
export async function readMask(mask: ProviderImage, { width, height }: Size): Promise<Buffer> {
  return sharp(mask.bytes)
    .removeAlpha()
    .toColourspace("b-w")
    .resize(width, height, { fit: "fill", kernel: "nearest" })
    .extractChannel(0)
    .raw()
    .toBuffer();
}

/** The rectangle around everything that is repainted, with some of its surroundings, or null for an empty mask. */
export function regionOf(mask: Buffer, { width, height }: Size): Region | null {
  const empty = Buffer.alloc(width);
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y++) {
    const row = mask.subarray(y * width, (y + 1) * width);
    if (row.equals(empty)) continue;
    left = Math.min(
      left,
      row.findIndex((value) => value > 0),
    );
    right = Math.max(
      right,
      row.findLastIndex((value) => value > 0),
    );
    top = Math.min(top, y);
    bottom = y;
  }
  if (right < 0) return null;
  const margin = Math.ceil(Math.max(right - left, bottom - top) * MARGIN) + 1;
  [left, top] = [Math.max(0, left - margin), Math.max(0, top - margin)];
  return {
    left,
    top,
    width: Math.min(width, right + 1 + margin) - left,
    height: Math.min(height, bottom + 1 + margin) - top,
  };
}

export function cropMask(mask: Buffer, { width }: Size, region: Region): Buffer {
  const rows = Array.from({ length: region.height }, (_, row) => {
    const start = (region.top + row) * width + region.left;
    return mask.subarray(start, start + region.width);
  });
  return Buffer.concat(rows);
}

/** Paints `painted` into the region, as far as the mask says. Where the mask is 0 not one bit changes. */
export async function paintRegion(
  source: { data: Buffer; width: number; height: number; channels: number },
  mask: Buffer,
  region: Region,
  painted: Raster,
): Promise<Buffer> {
  const data = Buffer.from(source.data);
  const { width, channels } = source;
  await forEachRows(region, (from, to) => {
    for (let y = from; y < to; y++) {
      for (let x = 0; x < region.width; x++) {
        const pixel = (region.top + y) * width + region.left + x;
        const share = (mask[pixel] ?? 0) / 255;
        if (share === 0) continue;
        for (let channel = 0; channel < channels; channel++) {
          const at = pixel * channels + channel;
          // The fourth channel is alpha: what is painted is opaque.
          const value = channel === 3 ? 255 : (painted.data[(y * region.width + x) * 3 + channel] ?? 0);
          const before = data[at] ?? 0;
          data[at] = Math.round(before + (value - before) * share);
        }
      }
    }
  });
  return data;
}
