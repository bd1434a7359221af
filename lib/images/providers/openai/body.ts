import type OpenAI from "openai";
import { toFile } from "openai";
import sharp from "sharp";
import { encodeAlphaMask } from "#lib/images/providers/masks.ts";
import type { ProviderImage, ProviderRequest } from "#lib/images/providers/types.ts";
import { BACKGROUNDS, inputFidelity, OUTPUT_FORMATS, QUALITIES } from "./models.ts";
import { pictureFile } from "./picture-file.ts";

type GenerateBody = OpenAI.Images.ImageGenerateParamsStreaming;
type EditBody = OpenAI.Images.ImageEditParamsStreaming;

/** How strictly prompts and pictures are judged. Edits do not take it. */
export type Moderation = NonNullable<GenerateBody["moderation"]>;

/** The pictures of a request, encoded once for all its calls. */
export type Pictures = Pick<EditBody, "image" | "mask" | "markup">;

/** Null for text alone. Mask and markup lie over the first picture, so the source goes before the references. */
export async function encodePictures(request: ProviderRequest): Promise<Pictures | null> {
  const { source, mask, markup, references } = request;
  const images = source ? [source, ...references] : references;
  if (images.length === 0) return null;
  return {
    image: await Promise.all(images.map(pictureFile)),
    ...(mask && { mask: await toFile(await encodeAlphaMask(mask), "mask.png", { type: "image/png" }) }),
    ...(markup && { markup: await toFile(await encodeMarkup(markup), "markup.png", { type: "image/png" }) }),
  };
}

/** One call makes one picture: the events of a stream do not say which picture they belong to. */
export function generateBody(
  request: ProviderRequest,
  partialImages: number,
  moderation?: Moderation,
): GenerateBody {
  const level = moderation && { moderation };
  return { ...commonBody(request, partialImages), ...level, stream: true } satisfies GenerateBody;
}

export function editBody(request: ProviderRequest, pictures: Pictures, partialImages: number): EditBody {
  const fidelity = inputFidelity(request.model.id);
  return {
    ...commonBody(request, partialImages),
    ...pictures,
    ...(fidelity && { input_fidelity: fidelity }),
    stream: true,
  } satisfies EditBody;
}

/** The API takes nothing but a PNG with alpha. */
async function encodeMarkup({ bytes }: ProviderImage): Promise<Buffer> {
  return await sharp(bytes).ensureAlpha().png().toBuffer();
}

function commonBody({ model, prompt, params, endUserId }: ProviderRequest, partialImages: number) {
  return {
    model: model.id,
    prompt,
    n: 1,
    size: params.width && params.height ? `${params.width}x${params.height}` : "auto",
    quality: oneOf(QUALITIES, params.quality ?? model.quality?.default),
    background: oneOf(BACKGROUNDS, params.background ?? model.background?.default),
    output_format: oneOf(OUTPUT_FORMATS, params.outputFormat ?? model.outputFormat?.default),
    ...(params.outputCompression !== undefined && { output_compression: params.outputCompression }),
    partial_images: partialImages,
    safety_identifier: endUserId,
  };
}

function oneOf<const T extends string>(values: readonly T[], value: string | undefined): T | undefined {
  return values.find((known) => known === value);
}
