import sharp from "sharp";
import { type PictureFormat, seededPicture } from "#tests/fakes/seeded-picture.ts";
import { toBytes } from "./fields.ts";

type Fields = Record<string, unknown>;

/** What Kontext makes of a shape. */
const SHAPES: Record<string, [number, number]> = {
  "1:1": [1024, 1024],
  "3:2": [1248, 832],
  "2:3": [832, 1248],
  "4:3": [1184, 880],
  "3:4": [880, 1184],
  "16:9": [1392, 752],
  "9:16": [752, 1392],
  "21:9": [1568, 672],
  "9:21": [672, 1568],
};

/** A picture of the size and format that were asked for; an edit paints over the first picture. */
export async function draw(fields: Fields, seed: number): Promise<Buffer> {
  const picture = fields.image ?? fields.input_image;
  const source = picture === undefined ? undefined : toBytes(picture);
  const [width, height] = await sizeOf(fields, source);
  return seededPicture({
    prompt: String(fields.prompt ?? ""),
    seed,
    width,
    height,
    format: formatOf(fields.output_format),
    ...(source && { source }),
    ...(fields.mask !== undefined && { mask: toBytes(fields.mask) }),
  });
}

async function sizeOf(fields: Fields, source: Buffer | undefined): Promise<[number, number]> {
  if (fields.width && fields.height) return [Number(fields.width), Number(fields.height)];
  const shape = SHAPES[String(fields.aspect_ratio)];
  if (shape) return shape;
  if (!source) return [1024, 1024];
  const { width, height } = await sharp(source).metadata();
  return [width, height];
}

function formatOf(value: unknown): PictureFormat {
  return value === "png" || value === "webp" ? value : "jpeg";
}
