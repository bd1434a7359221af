import { randomUUID } from "node:crypto";
import type { ProviderImage, ProviderRequest, Size } from "#lib/images/providers/types.ts";
import { comfyError } from "./errors.ts";
import type { Graph } from "./graph.ts";
import { splitSampler } from "./samplers.ts";
import type { ComfyServer } from "./server.ts";
import { fillTemplate, referenceNames, repeatForSeeds, type Template, takes } from "./template.ts";
import { uploadMask, uploadPicture } from "./uploads.ts";

type Plan = { graph: Graph; seedOf: Map<string, number> };

type Pictures = Record<string, string>;

const LATENT_PIXELS = 8;
const SEED_MAX = 4_294_967_295;

/** The graph for a request, whose pictures lie among ComfyUI's inputs under the names in `pictures`. */
export function planGraph(template: Template, request: ProviderRequest, pictures: Pictures): Plan {
  const { params, prompt, negativePrompt, model } = request;
  const size = targetSize(template, request);
  const [sampler, schedule] = splitSampler(params.scheduler ?? model.scheduler?.default);
  const filled = fillTemplate(template, {
    checkpoint: model.id,
    prompt,
    negative: negativePrompt ?? (model.negativePrompt ? "" : undefined),
    steps: params.steps ?? model.steps?.default,
    guidance: params.guidance ?? model.guidance?.default,
    strength: params.strength ?? model.strength?.default,
    sampler,
    schedule,
    ...size,
    // New for each attempt, so that ComfyUI saves anew what it has in its memory: old files may be gone.
    prefix: `image-studio/${request.attemptId.replaceAll(/[^\w-]/g, "") || randomUUID()}`,
    ...pictures,
  });
  return repeatForSeeds(template, filled, seedsOf(request));
}

/** Uploads what the template takes. @throws {ProviderError} when it needs more pictures than there are */
export async function uploadInputs(
  server: ComfyServer,
  template: Template,
  request: ProviderRequest,
  signal: AbortSignal,
): Promise<Pictures> {
  const { source, mask } = request;
  const references = referenceNames(template);
  if (references.length > request.references.length) {
    const pictures =
      references.length === 1 ? "a reference picture" : `${references.length} reference pictures`;
    throw comfyError("invalid_request", `This graph needs ${pictures}. Add them to the step.`);
  }
  const size = source ? targetSize(template, request) : null;
  const names: Pictures = {};
  if (source && takes(template, "source")) names.source = await uploadPicture(server, source, size, signal);
  if (mask && takes(template, "mask")) names.mask = await uploadMask(server, mask, size, signal);
  for (const [index, name] of references.entries()) {
    const picture: ProviderImage | undefined = request.references[index];
    if (picture) names[name] = await uploadPicture(server, picture, null, signal);
  }
  return names;
}

/** Each picture has a seed of its own, so that it can be made again alone. */
function seedsOf({ params: { seed = 0, count = 1 } }: ProviderRequest): number[] {
  return Array.from({ length: count }, (_, index) => (seed + index) % (SEED_MAX + 1));
}

/** Models work on squares of pixels: another size would lose its last columns and rows and shift the rest. */
function targetSize(template: Template, { params, source, model }: ProviderRequest): Size | null {
  const { width = source?.width, height = source?.height } = params;
  if (width === undefined || height === undefined) return model.size.presets[0] ?? null;
  if (!source && !takes(template, "width")) return null;
  return { width: onGrid(width), height: onGrid(height) };
}

function onGrid(side: number): number {
  return Math.max(LATENT_PIXELS, Math.round(side / LATENT_PIXELS) * LATENT_PIXELS);
}
