import sharp from "sharp";
import { encodeGrayMask } from "#lib/images/providers/masks.ts";
import {
  type ModelCapabilities,
  ProviderError,
  type ProviderImage,
  type ProviderRequest,
} from "#lib/images/providers/types.ts";
import { aspectOf, wireOf } from "./models.ts";

/** What is posted for one picture. */
export type Body = Record<string, string | number | boolean> & { seed: number };

const READ_THERE = new Set(["image/png", "image/jpeg", "image/webp"]);

/**
 * One body for each picture of a request: a call makes one, and the seeds count up so that no two are alike.
 * @throws {ProviderError} invalid_request where there are more pictures than one call takes
 */
export async function buildBodies(request: ProviderRequest): Promise<Body[]> {
  const { model, params, references, source, mask } = request;
  const { picturesMax, constants } = wireOf(model.id);
  refuseTooMany(model, picturesMax, [source, mask, ...references].filter(Boolean).length);
  const common = {
    ...(await picturesAndPrompt(request)),
    ...sizeFields(request),
    ...constants,
    ...(params.steps && { steps: params.steps }),
    ...(params.guidance && { guidance: params.guidance }),
    output_format: params.outputFormat ?? "png",
  };
  return Array.from({ length: params.count ?? 1 }, (_, index) => ({
    ...common,
    seed: seedOf(request, index),
  }));
}

function seedOf({ model, params }: ProviderRequest, index: number): number {
  return ((params.seed ?? 0) + index) % ((model.seed?.max ?? 0) + 1);
}

async function picturesAndPrompt(request: ProviderRequest): Promise<Record<string, string>> {
  const { model, prompt, source, mask, references } = request;
  if (source && mask && wireOf(model.id).sizedBy === "source") {
    return { prompt, image: await encode(source), mask: (await encodeGrayMask(mask)).toString("base64") };
  }
  const pictures = await Promise.all([...(source ? [source] : []), ...references].map(encode));
  if (mask) pictures.push((await encodeGrayMask(mask)).toString("base64"));
  const named = pictures.map((picture, index) => [
    index === 0 ? "input_image" : `input_image_${index + 1}`,
    picture,
  ]);
  return { prompt: mask ? withMaskInWords(prompt, pictures.length) : prompt, ...Object.fromEntries(named) };
}

/** These models take no mask, but they understand pictures by their number. The job layer puts back what they change outside. */
function withMaskInWords(prompt: string, maskNumber: number): string {
  return (
    `${prompt}\n\nImage ${maskNumber} is a mask of image 1. Change image 1 only where the mask is white, ` +
    "keep everything else of it exactly as it is, and do not show the mask."
  );
}

function sizeFields({ model, params }: ProviderRequest): Record<string, string | number> {
  const { width, height } = params;
  const { sizedBy } = wireOf(model.id);
  if (!width || !height || sizedBy === "source") return {};
  if (sizedBy === "pixels") return { width, height };
  const aspect = aspectOf({ width, height });
  return aspect ? { aspect_ratio: aspect } : {};
}

async function encode({ bytes, mimeType }: ProviderImage): Promise<string> {
  const readable = READ_THERE.has(mimeType) ? bytes : await sharp(bytes).png().toBuffer();
  return readable.toString("base64");
}

/** The capability table cannot say that the mask takes a reference's place. */
function refuseTooMany(model: ModelCapabilities, picturesMax: number, count: number): void {
  if (count <= picturesMax) return;
  const message = `${model.label} takes ${picturesMax} pictures at most, source and mask among them. Take away a reference.`;
  throw new ProviderError("invalid_request", message, { charged: "no" });
}
