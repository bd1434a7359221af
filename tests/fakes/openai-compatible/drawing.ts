import { createHash } from "node:crypto";
import sharp from "sharp";

/** What a server was asked to draw, in its own understanding. */
export type Job = {
  prompt: string;
  negativePrompt: string;
  width: number;
  height: number;
  seed: number;
  /** All else that changes a picture. */
  knobs: readonly unknown[];
  source?: Buffer;
  /** 8-bit gray, white = edit. */
  mask?: Buffer;
  /** 0 to 1, together with a source. */
  strength: number;
  format: "png" | "jpeg" | "webp";
};

/** A real picture that follows from the job alone: the same job gives the same bytes. */
export async function draw(job: Job): Promise<Buffer> {
  const { width, height, source, mask, strength } = job;
  const fresh = await paint(job);
  const weight = mask
    ? sharp(mask).resize(width, height, { fit: "fill" }).linear(strength)
    : sharp({ create: { width, height, channels: 3, background: gray(strength) } });
  const alpha = await weight.removeAlpha().extractChannel(0).raw().toBuffer();
  const pixels = source ? await blend(source, fresh, alpha, width, height) : fresh;
  return sharp(pixels).toFormat(job.format).toBuffer();
}

async function paint({ prompt, negativePrompt, seed, knobs, width, height }: Job): Promise<Buffer> {
  const words = JSON.stringify([prompt, negativePrompt, seed, knobs]);
  const [hue = 0, x = 0, radius = 0] = createHash("sha256").update(words).digest();
  const degrees = Math.round((hue / 255) * 360);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${width}" height="${height}"
    preserveAspectRatio="none"><rect width="100" height="100" fill="hsl(${degrees},90%,30%)"/>
    <circle cx="${30 + (x % 40)}" cy="50" r="${10 + (radius % 25)}" fill="hsl(${(degrees + 150) % 360},80%,50%)"/></svg>`;
  return sharp(Buffer.from(svg)).removeAlpha().png({ compressionLevel: 1 }).toBuffer();
}

async function blend(
  source: Buffer,
  fresh: Buffer,
  alpha: Buffer,
  width: number,
  height: number,
): Promise<Buffer> {
  const top = await sharp(fresh)
    .joinChannel(alpha, { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return sharp(source)
    .resize(width, height, { fit: "fill" })
    .removeAlpha()
    .composite([{ input: top }])
    .png({ compressionLevel: 1 })
    .toBuffer();
}

function gray(strength: number) {
  const value = Math.round(strength * 255);
  return { r: value, g: value, b: value };
}
