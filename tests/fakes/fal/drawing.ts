import { createHash } from "node:crypto";
import sharp from "sharp";
import type { Size } from "#lib/images/providers/types.ts";
import { fromDataUri, type Input } from "./contract.ts";

/** How far the paint runs over the edge of a mask: the real one does not keep to it either. */
const BLEED_SIGMA = 4;
/** What an editing model without a strength leaves of its source. */
const EDIT_STRENGTH = 0.6;

/** A real picture for the input; the same seed draws the same. A mask is repainted where it is white. */
export async function draw(input: Input): Promise<Buffer> {
  const source = input.image_url ?? input.image_urls?.[0];
  const size = input.image_size ?? (source ? await sizeOf(source) : { width: 1024, height: 768 });
  const fresh = await paint(`${input.prompt}\n${input.seed ?? Math.random()}`, size);
  const pixels = source ? await blend(input, source, fresh, size) : fresh;
  return sharp(pixels, { raw: { ...size, channels: 3 } })
    .toFormat(input.output_format)
    .toBuffer();
}

async function blend(input: Input, source: string, fresh: Buffer, size: Size): Promise<Buffer> {
  const before = await pixelsOf(fromDataUri(source), size);
  const share = input.strength ?? EDIT_STRENGTH;
  const mask = input.mask_url
    ? await sharp(fromDataUri(input.mask_url))
        .resize(size.width, size.height, { fit: "fill" })
        .toColourspace("b-w")
        .blur(BLEED_SIGMA)
        .extractChannel(0)
        .raw()
        .toBuffer()
    : null;
  for (const [index, old] of before.entries()) {
    const painted = share * (mask ? (mask[Math.floor(index / 3)] ?? 0) / 255 : 1);
    before[index] = Math.round(old * (1 - painted) + (fresh[index] ?? 0) * painted);
  }
  return before;
}

async function sizeOf(uri: string): Promise<Size> {
  const { width, height } = await sharp(fromDataUri(uri)).metadata();
  return { width, height };
}

async function paint(seed: string, { width, height }: Size): Promise<Buffer> {
  const [hue = 0, angle = 0, radius = 0] = createHash("sha256").update(seed).digest();
  const degrees = Math.round((hue / 255) * 360);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${width}" height="${height}"
    preserveAspectRatio="none"><rect width="100" height="100" fill="hsl(${degrees},70%,35%)"/>
    <circle cx="${30 + (angle % 40)}" cy="50" r="${10 + (radius % 25)}" fill="hsl(${(degrees + 150) % 360},70%,45%)"/></svg>`;
  return pixelsOf(Buffer.from(svg), { width, height });
}

async function pixelsOf(bytes: Buffer, { width, height }: Size): Promise<Buffer> {
  return sharp(bytes)
    .resize(width, height, { fit: "fill" })
    .removeAlpha()
    .toColourspace("srgb")
    .raw()
    .toBuffer();
}
