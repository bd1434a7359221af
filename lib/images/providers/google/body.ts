import sharp from "sharp";
import type { ProviderImage, ProviderRequest } from "#lib/images/providers/types.ts";
import { MARK, markPicture } from "./marked-picture.ts";
import { nearestShape, type Shape, shapeOf } from "./sizes.ts";

type Part = { text: string } | { inlineData: { mimeType: string; data: string } };

/** The body of `generateContent`, in JSON. */
export type Body = {
  contents: { role: "user"; parts: Part[] }[];
  generationConfig: {
    responseModalities: ["IMAGE"];
    candidateCount: 1;
    seed?: number;
    imageConfig?: { aspectRatio: string; imageSize?: string };
  };
};

/** Formats that Gemini reads; the rest is sent as PNG. */
const READS = ["image/png", "image/jpeg", "image/webp", "image/heic", "image/heif"];

/** A whole request may have 20 MB, of which base64 leaves three quarters; the rest is for words. */
const PICTURES_BYTES = 14_000_000;
const JPEG_QUALITY = 92;
/** Pixels; Gemini scales larger pictures down to it anyway. */
const LONGEST_SIDE = 3072;

/** The pictures of a request with the words that say what each is, encoded once for all its calls. */
export async function encodeParts(request: ProviderRequest): Promise<Part[]> {
  const { source, mask, references, prompt } = request;
  const marked = source && mask ? await markPicture(source, mask) : null;
  const count = (source ? 1 : 0) + (marked ? 1 : 0) + references.length;
  const encode = (picture: ProviderImage) => encodePicture(picture, PICTURES_BYTES / count);
  return [
    ...(source ? [{ text: "The picture to edit:" }, await encode(source)] : []),
    ...(marked
      ? [{ text: `The same picture, with the area to change marked in ${MARK.name}:` }, await encode(marked)]
      : []),
    ...(references.length > 0 ? [{ text: "Pictures for reference:" }] : []),
    ...(await Promise.all(references.map(encode))),
    { text: marked ? insideTheMark(prompt) : prompt },
  ];
}

/** @param seed of this call: each of several has its own */
export function buildBody(request: ProviderRequest, parts: Part[], seed: number | null): Body {
  const shape = shapeFor(request);
  return {
    contents: [{ role: "user", parts }],
    generationConfig: {
      responseModalities: ["IMAGE"],
      candidateCount: 1,
      ...(seed !== null && { seed }),
      ...(shape && { imageConfig: imageConfig(shape) }),
    },
  };
}

function insideTheMark(prompt: string): string {
  return (
    `Change only what is marked in ${MARK.name}, and nothing else of the picture to edit: the rest stays exactly where ` +
    `and as it is, with the same framing. No ${MARK.name} may be left in the result. What to do there: ${prompt}`
  );
}

/** Left open, an edit keeps to its source; without a source the model chooses. */
function shapeFor({ params, source, model }: ProviderRequest): Shape | null {
  return shapeOf(params) ?? (source ? nearestShape(source, model.size.presets) : null);
}

/** 1K is what every model makes when nothing is said, also those that do not know the field. */
function imageConfig({ aspectRatio, imageSize }: Shape) {
  return { aspectRatio, ...(imageSize !== "1K" && { imageSize }) };
}

async function encodePicture({ bytes, mimeType }: ProviderImage, maxBytes: number): Promise<Part> {
  if (READS.includes(mimeType) && bytes.length <= maxBytes) return inline(bytes, mimeType);
  const png = READS.includes(mimeType) ? null : await sharp(bytes).png().toBuffer();
  if (png && png.length <= maxBytes) return inline(png, "image/png");
  const jpeg = await sharp(bytes)
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "white" })
    .jpeg({ quality: JPEG_QUALITY })
    .toBuffer();
  return inline(jpeg, "image/jpeg");
}

function inline(bytes: Buffer, mimeType: string): Part {
  return { inlineData: { mimeType, data: bytes.toString("base64") } };
}
