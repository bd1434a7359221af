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
export async function draw(form: Form): Promise<Drawing> {
  const { fields } = form;
  const { source, mask } = await paintedParts(form);
  const [width, height] = await sizeOf(fields.aspect_ratio, source);
  const seed = Number(fields.seed ?? 0) || 1 + Math.floor(Math.random() * 1_000_000);
  const { jpeg, webp } = { jpeg: "jpeg", webp: "webp" } as const;
  const format = fields.output_format === jpeg ? jpeg : fields.output_format === webp ? webp : "png";
  const bytes = await seededPicture({
    prompt: [fields.search_prompt, fields.prompt].filter(Boolean).join(" to "),
    seed,
    width,
    height,
    format,
    ...(source && { source }),
    ...(mask && { mask }),
    ...(fields.strength && { strength: Number(fields.strength) }),
  });
  return { bytes, format, seed };
}

/** What is painted over, and where; outpainting has a border around the picture for both. */
async function paintedParts({ fields, files }: Form): Promise<{ source?: Buffer; mask?: Buffer }> {
  const [source, mask] = [files.image?.bytes, files.mask?.bytes];
  const sides = [fields.up, fields.right, fields.down, fields.left].map((side) => Number(side ?? 0));
  if (!source || !sides.some((side) => side > 0)) return { source, mask };
  const [top = 0, right = 0, bottom = 0, left = 0] = sides;
  const border = { top, right, bottom, left };
  const black = await sharp(source).linear(0, 0).removeAlpha().png().toBuffer();
  return {
    source: await sharp(source)
      .extend({ ...border, background: "gray" })
      .png()
      .toBuffer(),
    mask: await sharp(black)
      .extend({ ...border, background: "white" })
      .png()
      .toBuffer(),
  };
}

async function sizeOf(aspect: string | undefined, source: Buffer | undefined): Promise<[number, number]> {
  if (!source) return SIZES[aspect ?? "1:1"] ?? [1024, 1024];
  const { width, height } = await sharp(source).metadata();
  return [width, height];
}
