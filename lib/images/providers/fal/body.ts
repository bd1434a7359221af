import { seedOf } from "#lib/images/providers/bought-jobs.ts";
import { toDataUri } from "#lib/images/providers/data-uri.ts";
import { encodeGrayMask } from "#lib/images/providers/masks.ts";
import type { ProviderRequest, Size } from "#lib/images/providers/types.ts";
import { endpointOf } from "./models.ts";

/** What is submitted for one picture, and where. */
export type Submission = { path: string; body: Record<string, unknown> };

/** One submission a picture: of several from one call, only the first could be made again by its seed. */
export async function buildSubmissions(request: ProviderRequest): Promise<Submission[]> {
  const { params, prompt, negativePrompt } = request;
  const { path } = endpointOf(request.model.id, request.operation);
  const common = {
    prompt,
    ...(negativePrompt && { negative_prompt: negativePrompt }),
    ...(sizeOf(request) && { image_size: sizeOf(request) }),
    ...(params.steps !== undefined && { num_inference_steps: params.steps }),
    ...(params.guidance !== undefined && { guidance_scale: params.guidance }),
    output_format: params.outputFormat ?? "png",
    ...(await pictureFields(request)),
  };
  return Array.from({ length: params.count ?? 1 }, (_, index) => ({
    path,
    body: { ...common, seed: seedOf(request, index) },
  }));
}

/** What was asked for; else as near to the source's size as the model goes; else undefined, for its own choice. */
export function sizeOf({ model, params, source }: ProviderRequest): Size | undefined {
  const { width, height } = params;
  if (width && height) return { width, height };
  const { free } = model.size;
  if (!source || !free) return undefined;
  const shrink = Math.min(1, free.max / Math.max(source.width, source.height));
  const near = (side: number) =>
    Math.max(free.min, Math.round((side * shrink) / free.multipleOf) * free.multipleOf);
  return { width: near(source.width), height: near(source.height) };
}

async function pictureFields(request: ProviderRequest): Promise<Record<string, unknown>> {
  const { source, mask, references, params } = request;
  const { pictures } = endpointOf(request.model.id, request.operation);
  if (!source || pictures === "none") return {};
  if (pictures === "several")
    return { image_urls: await Promise.all([source, ...references].map(toDataUri)) };
  return {
    image_url: await toDataUri(source),
    ...(params.strength !== undefined && { strength: params.strength }),
    ...(mask && { mask_url: await toDataUri({ bytes: await encodeGrayMask(mask), mimeType: "image/png" }) }),
  };
}
