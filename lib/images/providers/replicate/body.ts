import { seedOf } from "#lib/images/providers/bought-jobs.ts";
import { toDataUri } from "#lib/images/providers/data-uri.ts";
import { encodeGrayMask } from "#lib/images/providers/masks.ts";
import { ProviderError, type ProviderImage, type ProviderRequest } from "#lib/images/providers/types.ts";
import { inlinePictures } from "./inline-pictures.ts";
import { shapeOf } from "./models.ts";

type Input = Record<string, string | number | boolean | string[]>;
/** What is submitted for one picture, and to which model. */
export type Submission = { modelId: string; input: Input };

/** @throws {ProviderError} invalid_request for a size that the model cannot give to an edit */
export async function buildSubmissions(request: ProviderRequest): Promise<Submission[]> {
  const { model, prompt, params } = request;
  const common: Input = {
    prompt,
    output_format: params.outputFormat === "jpeg" ? "jpg" : (params.outputFormat ?? "png"),
    ...(await fieldsOf(request)),
  };
  return Array.from({ length: params.count ?? 1 }, (_, index) => ({
    modelId: model.id,
    input: { ...common, seed: seedOf(request, index) },
  }));
}

async function fieldsOf(request: ProviderRequest): Promise<Input> {
  if (request.model.id.endsWith("/flux-fill-pro")) return await fillFields(request);
  if (request.model.id.endsWith("/flux-2-pro")) return await flux2Fields(request);
  return await flux1Fields(request);
}

async function fillFields({ source, mask }: ProviderRequest): Promise<Input> {
  return {
    ...(await imageField(source)),
    ...(mask && { mask: await toDataUri({ bytes: await encodeGrayMask(mask), mimeType: "image/png" }) }),
  };
}

async function flux2Fields({ params, source, references }: ProviderRequest): Promise<Input> {
  const { width, height } = params;
  const pictures = [...(source ? [source] : []), ...references];
  const ofSource: Input = { aspect_ratio: "match_input_image", resolution: "match_input_image" };
  return {
    ...(pictures.length > 0 && { input_images: await inlinePictures(pictures) }),
    ...(width && height ? { aspect_ratio: "custom", width, height } : source && ofSource),
  };
}

async function flux1Fields(request: ProviderRequest): Promise<Input> {
  const { params, source } = request;
  return {
    // Otherwise a seed does not give the same picture again.
    go_fast: false,
    ...(params.steps !== undefined && { num_inference_steps: params.steps }),
    ...(params.guidance !== undefined && { guidance: params.guidance }),
    ...sizeFields(request),
    ...(await imageField(source)),
    ...(source && params.strength !== undefined && { prompt_strength: params.strength }),
  };
}

async function imageField(source: ProviderImage | undefined): Promise<Input> {
  const [image] = source ? await inlinePictures([source]) : [];
  return image ? { image } : {};
}

function sizeFields({ model, params, source }: ProviderRequest): Input {
  const { width, height } = params;
  if (!width || !height) return {};
  const shape = shapeOf({ width, height });
  if (!source) return shape ? { aspect_ratio: shape.aspectRatio, megapixels: shape.megapixels } : {};
  if (source.width === width && source.height === height) return { megapixels: shape?.megapixels ?? "1" };
  const message = `With a source picture ${model.label} keeps its shape. Leave the size on automatic.`;
  throw new ProviderError("invalid_request", message, { charged: "no" });
}
