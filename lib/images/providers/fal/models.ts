import type { ModelCapabilities, NumberRange, Size } from "#lib/images/providers/types.ts";

/** An address of the queue and how it takes pictures: none, one with strength, one with a mask, or several as a list. */
type Endpoint = { path: string; pictures: "none" | "source" | "masked" | "several" };

type Endpoints = Partial<Record<ModelCapabilities["operations"][number], Endpoint>>;

/** The LoRA addresses without a LoRA are the plain model, and unlike its own ones they take a size and a mask. */
const FLUX_DEV: Endpoints = {
  "text-to-image": { path: "fal-ai/flux/dev", pictures: "none" },
  "image-to-image": { path: "fal-ai/flux-lora/image-to-image", pictures: "source" },
  inpaint: { path: "fal-ai/flux-lora/inpainting", pictures: "masked" },
};

const ENDPOINTS: Record<string, Endpoints> = {
  "fal-ai/flux-2": {
    "text-to-image": { path: "fal-ai/flux-2", pictures: "none" },
    "image-to-image": { path: "fal-ai/flux-2/edit", pictures: "several" },
  },
  "fal-ai/flux-2-pro": {
    "text-to-image": { path: "fal-ai/flux-2-pro", pictures: "none" },
    "image-to-image": { path: "fal-ai/flux-2-pro/edit", pictures: "several" },
  },
  "fal-ai/flux/dev": FLUX_DEV,
  "fal-ai/flux/schnell": { "text-to-image": { path: "fal-ai/flux/schnell", pictures: "none" } },
  "fal-ai/qwen-image": { "text-to-image": { path: "fal-ai/qwen-image", pictures: "none" } },
};

const SIZE = {
  presets: sizes([1024, 1024], [1344, 768], [768, 1344], [1152, 896], [896, 1152], [512, 512]),
  auto: true,
  free: {
    multipleOf: 16,
    min: 512,
    max: 2048,
    minPixels: 512 * 512,
    maxPixels: 2048 * 2048,
    maxAspectRatio: 4,
  },
} satisfies ModelCapabilities["size"];

const COMMON = {
  provider: "fal",
  notice: "A step that has begun to be made may be charged although it is stopped.",
  promptMaxLength: 8000,
  negativePrompt: false,
  size: SIZE,
  seed: { min: 0, max: 4_294_967_295 },
  outputFormat: { values: ["png", "jpeg"], default: "png" },
  mask: "none",
  referencesMax: 0,
  countMax: 4,
  previews: false,
  progress: false,
  cancel: "best effort",
  cost: "usage",
  repeatable: false,
} satisfies Partial<ModelCapabilities>;

/** A handful of what fal hosts, by the schemas it publishes for each, as of November 2026. */
export const MODELS: readonly ModelCapabilities[] = [
  {
    ...COMMON,
    id: "fal-ai/flux-2",
    label: "FLUX.2 Dev",
    operations: ["text-to-image", "image-to-image"],
    steps: range(4, 50, 1, 28),
    guidance: range(0, 20, 0.5, 2.5),
    outputFormat: { values: ["png", "jpeg", "webp"], default: "png" },
    referencesMax: 3,
  },
  {
    ...COMMON,
    id: "fal-ai/flux-2-pro",
    label: "FLUX.2 Pro",
    operations: ["text-to-image", "image-to-image"],
    referencesMax: 8,
  },
  {
    ...COMMON,
    id: "fal-ai/flux/dev",
    label: "FLUX.1 Dev",
    operations: ["text-to-image", "image-to-image", "inpaint"],
    steps: range(1, 50, 1, 28),
    guidance: range(1, 20, 0.5, 3.5),
    strength: range(0.05, 1, 0.05, 0.85),
    mask: "guided",
  },
  {
    ...COMMON,
    id: "fal-ai/flux/schnell",
    label: "FLUX.1 Schnell",
    operations: ["text-to-image"],
    steps: range(1, 12, 1, 4),
  },
  {
    ...COMMON,
    id: "fal-ai/qwen-image",
    label: "Qwen Image",
    operations: ["text-to-image"],
    negativePrompt: true,
    steps: range(2, 50, 1, 30),
    guidance: range(0, 20, 0.5, 2.5),
  },
];

/** @throws {Error} for what the table does not offer, which is an error of ours */
export function endpointOf(modelId: string, operation: keyof Endpoints): Endpoint {
  const endpoint = ENDPOINTS[modelId]?.[operation];
  if (!endpoint) throw new Error(`No endpoint for ${operation} with ${modelId}`);
  return endpoint;
}

function range(min: number, max: number, step: number, standard: number): NumberRange {
  return { min, max, step, default: standard };
}

function sizes(...pairs: [number, number][]): Size[] {
  return pairs.map(([width, height]) => ({ width, height }));
}
