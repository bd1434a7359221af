import sharp from "sharp";
import { type PictureFormat, seededPicture } from "#tests/fakes/seeded-picture.ts";
import type { Form } from "./types.ts";

const SIZES: Record<string, [number, number]> = {
  "1:1": [1024, 1024],
  "3:2": [1216, 832],
  "2:3": [832, 1216],
  "5:4": [1088, 896],
  "4:5": [896, 1088],
  "16:9": [1344, 768],
  "9:16": [768, 1344],
  "21:9": [1536, 640],
  "9:21": [640, 1536],
};

export type Drawing = { bytes: Buffer; format: PictureFormat; seed: number };

/** A picture of the shape or of the source; seed 0 and none are random. */
export async function draw({ fields, files }: Form): Promise<Drawing> {
  const source = files.image?.bytes;
  const [width, height] = await sizeOf(fields.aspect_ratio, source);
  const seed = Number(fields.seed ?? 0) || 1 + Math.floor(Math.random() * 1_000_000);
  const { jpeg, webp } = { jpeg: "jpeg", webp: "webp" } as const;
  const format = fields.output_format === jpeg ? jpeg : fields.output_format === webp ? webp : "png";
  const bytes = await seededPicture({
    prompt: fields.prompt ?? "",
    seed,
    width,
    height,
    format,
    ...(source && { source }),
    ...(files.mask && { mask: files.mask.bytes }),
    ...(fields.strength && { strength: Number(fields.strength) }),
  });
  return { bytes, format, seed };
}

async function sizeOf(aspect: string | undefined, source: Buffer | undefined): Promise<[number, number]> {
  if (!source) return SIZES[aspect ?? "1:1"] ?? [1024, 1024];
  const { width, height } = await sharp(source).metadata();
  return [width, height];
}
