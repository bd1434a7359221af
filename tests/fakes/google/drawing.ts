import { createHash } from "node:crypto";
import sharp from "sharp";
import type { Size } from "#lib/images/providers/types.ts";
import type { Asked } from "./contract.ts";

/** From Google's documentation, at 1K. */
const SIZES: Record<string, [number, number]> = {
  "1:1": [1024, 1024],
  "2:3": [848, 1264],
  "3:2": [1264, 848],
  "3:4": [896, 1200],
  "4:3": [1200, 896],
  "4:5": [928, 1152],
  "5:4": [1152, 928],
  "9:16": [768, 1376],
  "16:9": [1376, 768],
  "21:9": [1584, 672],
  "1:4": [512, 2048],
  "4:1": [2048, 512],
  "1:8": [384, 3072],
  "8:1": [3072, 384],
};
const SCALES: Record<string, number> = { "512": 0.5, "1K": 1, "2K": 2, "4K": 4 };
/** Even what it leaves alone comes back a little different: the real one draws the whole picture anew. */
const DRIFT = 3;
const OVER_SOURCE = 0.6;

/**
 * A real picture for what was asked. A second picture with magenta on it says where the first may change, when the
 * words speak of it. The same seed draws the same, no seed another one each time.
 */
export async function draw(asked: Asked): Promise<Buffer> {
  const size = sizeFor(asked);
  const fresh = await paint(`${asked.text}\n${asked.seed ?? Math.random()}`, size);
  const [source, marked] = asked.pictures;
  if (!source) return encode(fresh, size);
  const before = await pixelsOf(source, size);
  const mark = marked && asked.text.includes("magenta") ? await pixelsOf(marked, size) : null;
  for (let index = 0; index < before.length; index += 3) {
    const share = mark ? markedAt(mark, index) : OVER_SOURCE;
    for (let channel = index; channel < index + 3; channel += 1) {
      const old = Math.min(255, (before[channel] ?? 0) + DRIFT);
      before[channel] = Math.round(old * (1 - share) + (fresh[channel] ?? 0) * share);
    }
  }
  return encode(before, size);
}

/** 1 where the picture is magenta, also when what is below shines through. */
function markedAt(pixels: Buffer, index: number): number {
  const [red = 0, green = 0, blue = 0] = pixels.subarray(index, index + 3);
  return Math.min(red, blue) - green > 90 ? 1 : 0;
}

function sizeFor({ aspectRatio, imageSize }: Asked): Size {
  const [width, height] = SIZES[aspectRatio ?? "1:1"] ?? [1024, 1024];
  const scale = SCALES[imageSize] ?? 1;
  return { width: width * scale, height: height * scale };
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
  const picture = sharp(bytes).resize(width, height, { fit: "fill" }).removeAlpha().toColourspace("srgb");
  return picture.raw().toBuffer();
}

async function encode(pixels: Buffer, { width, height }: Size): Promise<Buffer> {
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
}
