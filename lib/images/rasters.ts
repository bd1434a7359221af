import { setImmediate as otherWork } from "node:timers/promises";
import sharp from "sharp";
import type { Size } from "./providers/types.ts";

/** Decoded pixels, row by row, alpha last and not multiplied in. `max` is the value that is full. */
export type Raster = Size & { channels: number; data: Uint8Array | Uint16Array; max: number };

/**
 * Decodes to 3 or 4 channels at the picture's own depth, at `size` when that differs. Profiles are left alone: uploads
 * are in sRGB and have none, and a conversion would not leave every value as it is.
 * @throws {Error} for what cannot be read to its end
 */
export async function decodeRaster(bytes: Buffer, size?: Size): Promise<Raster> {
  const picture = sharp(bytes, { ignoreIcc: true, pages: 1 });
  const { width, height, depth } = await picture.metadata();
  if (size && (size.width !== width || size.height !== height)) {
    picture.resize(size.width, size.height, { fit: "fill", kernel: "lanczos3" });
  }
  const deep = depth === "ushort";
  const { data, info } = await picture
    .toColourspace(deep ? "rgb16" : "srgb")
    .raw({ depth: deep ? "ushort" : "uchar" })
    .toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    channels: info.channels,
    ...(deep ? { data: new Uint16Array(new Uint8Array(data).buffer), max: 65_535 } : { data, max: 255 }),
  };
}

/** A PNG with exactly these values. */
export async function encodePng({ width, height, channels, data, max }: Raster): Promise<Buffer> {
  const raw = { width, height, channels: channels === 4 ? 4 : 3 } as const;
  return await sharp(data, { raw })
    .toColourspace(max === 255 ? "srgb" : "rgb16")
    .png()
    .toBuffer();
}

/** 0 to 1. A picture without alpha is opaque. */
export function alphaAt({ data, channels, max }: Raster, pixel: number): number {
  return channels === 4 ? (data[pixel * 4 + 3] ?? 0) / max : 1;
}

/** Large pictures take seconds: after some lines the process may do other things, such as renewing its claims. */
const LINES_AT_ONCE = 32;

export async function eachLine(count: number, work: (line: number) => void): Promise<void> {
  for (let line = 0; line < count; line++) {
    work(line);
    if (line % LINES_AT_ONCE === LINES_AT_ONCE - 1) await otherWork();
  }
}
