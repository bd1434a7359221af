import { setImmediate as otherWork } from "node:timers/promises";
import sharp, { type Sharp } from "sharp";
import type { Size } from "./providers/types.ts";

/** Decoded pixels, row by row, alpha last and not multiplied in. `max` is the value that is full. */
export type Raster = Size & { channels: number; data: Uint8Array | Uint16Array; max: number };

/**
 * Decodes to 3 or 4 channels of sRGB at the picture's own depth, at `size` when that differs. Values that are in sRGB
 * already, as those of every upload are, come out bit for bit; a conversion would not leave each as it is.
 * @throws {Error} for what cannot be read to its end
 */
export async function decodeRaster(bytes: Buffer, size?: Size): Promise<Raster> {
  const { width, height, depth, icc } = await sharp(bytes, { pages: 1 }).metadata();
  const picture = sharp(bytes, { ignoreIcc: !icc || isSrgb(icc), pages: 1 });
  if (size && (size.width !== width || size.height !== height)) {
    picture.resize(size.width, size.height, { fit: "fill", kernel: "lanczos3" });
  }
  return await toRaster(picture, depth === "ushort");
}

/** Profiles of sRGB say so in their name, which is in ASCII (ICC v2) or UTF-16 (v4). */
function isSrgb(profile: Buffer): boolean {
  return profile.includes("sRGB", 0, "latin1") || profile.includes("\0s\0R\0G\0B", 0, "latin1");
}

/** Runs what is left to do with a picture. `deep`: to 16 bits. */
export async function toRaster(picture: Sharp, deep: boolean): Promise<Raster> {
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

/** The pixels for sharp to work on. */
export function fromRaster({ width, height, channels, data }: Raster): Sharp {
  return sharp(data, { raw: { width, height, channels: channels === 4 ? 4 : 3 } });
}

/** A PNG with exactly these values. */
export async function encodePng(raster: Raster): Promise<Buffer> {
  return await fromRaster(raster)
    .toColourspace(raster.max === 255 ? "srgb" : "rgb16")
    .png()
    .toBuffer();
}

/** A PNG of one channel: a mask. */
export async function encodeGrayPng(gray: Uint8Array, { width, height }: Size): Promise<Buffer> {
  return await sharp(gray, { raw: { width, height, channels: 1 } })
    .toColourspace("b-w")
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
