import type { ModelCapabilities, Size } from "#lib/images/providers/types.ts";
import { sizesByProportion } from "./proportions.ts";

/**
 * Ids are from the vendors' packages; what a model takes from their code and pages. None of these vendors tells anything
 * before the picture is done, or stops when the connection is given up.
 */
const COMMON = {
  promptMaxLength: 8000,
  negativePrompt: false,
  mask: "none",
  referencesMax: 0,
  countMax: 4,
  previews: false,
  progress: false,
  cancel: "impossible",
  cost: "unknown",
  repeatable: false,
} as const satisfies Partial<ModelCapabilities>;

const SEED = { min: 0, max: 2_147_483_647 };
const DRAWS = ["text-to-image"] as const;
const DRAWS_AND_EDITS = ["text-to-image", "image-to-image"] as const;
const ABOUT_THIS_SIZE = "sizes are approximate, canceling still costs";
const STILL_COSTS = "canceling still costs";

const PIXELS: readonly Size[] = [
  { width: 1024, height: 1024 },
  { width: 1216, height: 832 },
  { width: 832, height: 1216 },
  { width: 1344, height: 768 },
  { width: 768, height: 1344 },
];
const BY_PIXELS = { presets: PIXELS, auto: true };
const BY_PROPORTION = { presets: sizesByProportion(), auto: true };

const FAST_STEPS = { min: 1, max: 12, step: 1, default: 4 };
const STEPS = { min: 1, max: 50, step: 1, default: 28 };
const GUIDANCE = { min: 0, max: 20, step: 0.1, default: 3.5 };

const grok = {
  ...COMMON,
  provider: "xai",
  notice: ABOUT_THIS_SIZE,
  operations: DRAWS_AND_EDITS,
  referencesMax: 2,
  cost: "reported",
} as const;
export const XAI: readonly ModelCapabilities[] = [
  {
    ...grok,
    id: "grok-imagine-image-pro",
    label: "Grok Imagine Pro",
    size: { presets: [...sizesByProportion(), ...sizesByProportion(2)], auto: true },
  },
  { ...grok, id: "grok-imagine-image", label: "Grok Imagine", size: BY_PROPORTION },
];

const together = {
  ...COMMON,
  provider: "together",
  notice: STILL_COSTS,
  size: BY_PIXELS,
  seed: SEED,
} as const;
export const TOGETHER: readonly ModelCapabilities[] = [
  {
    ...together,
    id: "black-forest-labs/FLUX.1-schnell",
    label: "FLUX.1 schnell",
    operations: DRAWS,
    steps: FAST_STEPS,
  },
  {
    ...together,
    id: "black-forest-labs/FLUX.1-dev",
    label: "FLUX.1 dev",
    operations: DRAWS,
    steps: STEPS,
    guidance: GUIDANCE,
  },
  { ...together, id: "black-forest-labs/FLUX.1.1-pro", label: "FLUX 1.1 pro", operations: DRAWS },
  {
    ...together,
    id: "black-forest-labs/FLUX.1-kontext-pro",
    label: "FLUX.1 Kontext pro",
    operations: DRAWS_AND_EDITS,
  },
  {
    ...together,
    id: "black-forest-labs/FLUX.1-kontext-max",
    label: "FLUX.1 Kontext max",
    operations: DRAWS_AND_EDITS,
  },
];

const fireworks = {
  ...COMMON,
  provider: "fireworks",
  notice: ABOUT_THIS_SIZE,
  size: BY_PROPORTION,
  seed: SEED,
} as const;
export const FIREWORKS: readonly ModelCapabilities[] = [
  {
    ...fireworks,
    id: "accounts/fireworks/models/flux-1-schnell-fp8",
    label: "FLUX.1 schnell",
    operations: DRAWS,
    steps: FAST_STEPS,
  },
  {
    ...fireworks,
    id: "accounts/fireworks/models/flux-1-dev-fp8",
    label: "FLUX.1 dev",
    operations: DRAWS,
    steps: STEPS,
    guidance: GUIDANCE,
  },
  {
    ...fireworks,
    id: "accounts/fireworks/models/flux-kontext-pro",
    label: "FLUX.1 Kontext pro",
    operations: DRAWS_AND_EDITS,
  },
  {
    ...fireworks,
    id: "accounts/fireworks/models/flux-kontext-max",
    label: "FLUX.1 Kontext max",
    operations: DRAWS_AND_EDITS,
  },
];

const deepinfra = { ...COMMON, provider: "deepinfra", notice: STILL_COSTS, size: BY_PIXELS } as const;
export const DEEPINFRA: readonly ModelCapabilities[] = [
  {
    ...deepinfra,
    id: "black-forest-labs/FLUX-1-schnell",
    label: "FLUX.1 schnell",
    operations: DRAWS,
    seed: SEED,
    steps: FAST_STEPS,
  },
  {
    ...deepinfra,
    id: "black-forest-labs/FLUX-1-dev",
    label: "FLUX.1 dev",
    operations: DRAWS,
    seed: SEED,
    steps: STEPS,
  },
  {
    ...deepinfra,
    id: "black-forest-labs/FLUX-1.1-pro",
    label: "FLUX 1.1 pro",
    operations: DRAWS,
    seed: SEED,
  },
  // Its edits take no seed, and it is there for edits.
  {
    ...deepinfra,
    id: "black-forest-labs/FLUX.1-Kontext-dev",
    label: "FLUX.1 Kontext dev",
    operations: ["image-to-image"],
  },
];

export const BEDROCK: readonly ModelCapabilities[] = [
  {
    ...COMMON,
    provider: "bedrock",
    id: "amazon.nova-canvas-v1:0",
    label: "Amazon Nova Canvas",
    notice: STILL_COSTS,
    operations: ["text-to-image", "image-to-image", "inpaint"],
    promptMaxLength: 1024,
    negativePrompt: true,
    size: {
      presets: PIXELS,
      auto: true,
      free: {
        multipleOf: 16,
        min: 320,
        max: 4096,
        minPixels: 320 * 320,
        maxPixels: 4_194_304,
        maxAspectRatio: 4,
      },
    },
    guidance: { min: 1.1, max: 10, step: 0.1, default: 6.5 },
    quality: { values: ["standard", "premium"], default: "standard" },
    // The package leaves a seed of 0 out.
    seed: { min: 1, max: 858_993_459 },
    mask: "guided",
  },
];

const gateway = {
  ...COMMON,
  provider: "vercel",
  notice: ABOUT_THIS_SIZE,
  size: BY_PROPORTION,
  cost: "reported",
} as const;
export const GATEWAY: readonly ModelCapabilities[] = [
  { ...gateway, id: "bfl/flux-3-image", label: "FLUX.3", operations: DRAWS_AND_EDITS },
  { ...gateway, id: "bfl/flux-2-pro", label: "FLUX.2 pro", operations: DRAWS_AND_EDITS },
  { ...gateway, id: "bytedance/seedream-5.0-pro", label: "Seedream 5.0 Pro", operations: DRAWS_AND_EDITS },
  {
    ...gateway,
    id: "spacexai/grok-imagine-image-2.0",
    label: "Grok Imagine 2.0",
    operations: DRAWS_AND_EDITS,
  },
  { ...gateway, id: "recraft/recraft-v4.1-pro", label: "Recraft V4.1 Pro", operations: DRAWS },
  { ...gateway, id: "microsoft/mai-image-2.6", label: "MAI Image 2.6", operations: DRAWS },
  { ...gateway, id: "meta/muse-image-1.0", label: "Muse Image 1.0", operations: DRAWS },
];

/** A model that is newer than this list. */
export function newerGatewayModel(id: string, label: string): ModelCapabilities {
  return { ...gateway, id, label, operations: DRAWS };
}
