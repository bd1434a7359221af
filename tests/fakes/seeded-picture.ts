import { createHash } from "node:crypto";
import sharp from "sharp";

export type PictureFormat = "png" | "jpeg" | "webp";

type Wanted = {
  prompt: string;
  seed: number;
  width: number;
  height: number;
  format: PictureFormat;
  /** Painted over, where `mask` is white (everywhere without one), the more the larger `strength` from 0 to 1. */
  source?: Buffer;
  mask?: Buffer;
  strength?: number;
};

/** How far the paint runs over the edge of a mask: real models do not keep to it either. */
const BLEED_SIGMA = 6;

/** A real picture that is the same for the same wish, and another for another seed. */
export async function seededPicture(wanted: Wanted): Promise<Buffer> {
  const fresh = await paint(wanted);
  const pixels = wanted.source ? await paintOver(wanted, wanted.source, fresh) : fresh;
  return sharp(pixels).toFormat(wanted.format).toBuffer();
}

async function paint({ prompt, seed, width, height }: Wanted): Promise<Buffer> {
  const [hue = 0, angle = 0, radius = 0] = createHash("sha256").update(`${prompt}\n${seed}`).digest();
  const degrees = Math.round((hue / 255) * 360);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${width}" height="${height}"
    preserveAspectRatio="none"><rect width="100" height="100" fill="hsl(${degrees},70%,55%)"/>
    <circle cx="${30 + (angle % 40)}" cy="50" r="${10 + (radius % 25)}" fill="hsl(${(degrees + 150) % 360},70%,45%)"/></svg>`;
  return sharp(Buffer.from(svg)).removeAlpha().png({ compressionLevel: 1 }).toBuffer();
}

async function paintOver(
  { mask, strength = 0.7, width, height }: Wanted,
  source: Buffer,
  fresh: Buffer,
): Promise<Buffer> {
  const everywhere = { create: { width, height, channels: 3 as const, background: "#ffffff" } };
  const weight = mask
    ? sharp(mask).extractChannel(0).resize(width, height, { fit: "fill" }).blur(BLEED_SIGMA)
    : sharp(everywhere).extractChannel(0);
  const alpha = await weight.linear(strength, 0).raw().toBuffer();
  const paint = await sharp(fresh)
    .joinChannel(alpha, { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const below = sharp(source).resize(width, height, { fit: "fill" }).removeAlpha();
  return below
    .composite([{ input: paint }])
    .png({ compressionLevel: 1 })
    .toBuffer();
}
