import { createHash } from "node:crypto";
import sharp from "sharp";
import type { ImageRequest } from "./types.ts";

type Format = "png" | "jpeg" | "webp";
export type Drawing = { bytes: Buffer; size: string; format: Format };

/** How far the paint runs over the edge of a mask: the real one does not keep to it either. */
const BLEED_SIGMA = 6;

/**
 * A real picture of the size and format that were asked for. An edit paints over the first image, where a mask is
 * given only where its alpha is 0. Two drawings are never the same: `serial` is their number.
 */
export async function draw({ fields, files }: ImageRequest, serial: number): Promise<Drawing> {
  const source = files.find(({ field }) => field === "image")?.bytes;
  const mask = files.find(({ field }) => field === "mask")?.bytes;
  const [width, height] = await sizeOf(fields.size, source);
  const fresh = await paint(String(fields.prompt), serial, width, height);
  const pixels = source ? await paintOver(source, mask, fresh, width, height) : fresh;
  const format = formatOf(fields.output_format);
  return { bytes: await sharp(pixels).toFormat(format).toBuffer(), size: `${width}x${height}`, format };
}

function formatOf(value: unknown): Format {
  return value === "jpeg" || value === "webp" ? value : "png";
}

async function sizeOf(size: unknown, source: Buffer | undefined): Promise<[number, number]> {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(String(size)) ?? [];
  if (width && height) return [Number(width), Number(height)];
  if (!source) return [1024, 1024];
  const { width: sourceWidth, height: sourceHeight } = await sharp(source).metadata();
  if (sourceWidth === sourceHeight) return [1024, 1024];
  return sourceWidth > sourceHeight ? [1536, 1024] : [1024, 1536];
}

async function paint(prompt: string, serial: number, width: number, height: number): Promise<Buffer> {
  const [hue = 0, angle = 0, radius = 0] = createHash("sha256").update(`${prompt}\n${serial}`).digest();
  const degrees = Math.round((hue / 255) * 360);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${width}" height="${height}"
    preserveAspectRatio="none"><rect width="100" height="100" fill="hsl(${degrees},70%,55%)"/>
    <circle cx="${30 + (angle % 40)}" cy="50" r="${10 + (radius % 25)}" fill="hsl(${(degrees + 150) % 360},70%,45%)"/></svg>`;
  return sharp(Buffer.from(svg)).removeAlpha().png({ compressionLevel: 1 }).toBuffer();
}

async function paintOver(
  source: Buffer,
  mask: Buffer | undefined,
  fresh: Buffer,
  width: number,
  height: number,
): Promise<Buffer> {
  const below = sharp(source).resize(width, height, { fit: "fill" }).removeAlpha();
  const weight = mask
    ? sharp(mask).extractChannel("alpha").negate().resize(width, height, { fit: "fill" }).blur(BLEED_SIGMA)
    : sharp({ create: { width, height, channels: 3, background: "#a0a0a0" } }).extractChannel(0);
  const alpha = await weight.raw().toBuffer();
  const paint = await sharp(fresh)
    .joinChannel(alpha, { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return below
    .composite([{ input: paint }])
    .png({ compressionLevel: 1 })
    .toBuffer();
}
