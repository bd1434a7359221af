import type { ModelCapabilities, NumberRange, Size } from "#lib/images/providers/types.ts";

/** Sizes that FLUX.1 makes of an aspect ratio and about so many megapixels. */
const SHAPES: readonly (Size & { aspectRatio: string; megapixels: "1" | "0.25" })[] = [
  { aspectRatio: "1:1", megapixels: "1", width: 1024, height: 1024 },
  { aspectRatio: "3:2", megapixels: "1", width: 1216, height: 832 },
  { aspectRatio: "2:3", megapixels: "1", width: 832, height: 1216 },
  { aspectRatio: "16:9", megapixels: "1", width: 1344, height: 768 },
  { aspectRatio: "9:16", megapixels: "1", width: 768, height: 1344 },
  { aspectRatio: "21:9", megapixels: "1", width: 1536, height: 640 },
  { aspectRatio: "9:21", megapixels: "1", width: 640, height: 1536 },
  { aspectRatio: "1:1", megapixels: "0.25", width: 512, height: 512 },
];

const BY_SHAPE: ModelCapabilities["size"] = {
  presets: SHAPES.map(({ width, height }) => ({ width, height })),
  auto: true,
};

const COMMON = {
  provider: "replicate",
  promptMaxLength: 8000,
  negativePrompt: false,
  seed: { min: 0, max: 2_147_483_647 },
  outputFormat: { values: ["png", "jpeg", "webp"], default: "png" },
  mask: "none",
  referencesMax: 0,
  countMax: 4,
  previews: false,
  progress: false,
  cancel: "confirmed",
  cost: "usage",
  repeatable: false,
} satisfies Partial<ModelCapabilities>;

/** A handful of Replicate's official models, by the schemas on their pages as of November 2026. */
export const MODELS: readonly ModelCapabilities[] = [
  {
    ...COMMON,
    id: "black-forest-labs/flux-2-pro",
    label: "FLUX.2 Pro",
    operations: ["text-to-image", "image-to-image"],
    size: {
      presets: [
        { width: 1024, height: 1024 },
        { width: 1344, height: 768 },
        { width: 768, height: 1344 },
        { width: 512, height: 512 },
      ],
      auto: true,
      free: {
        multipleOf: 16,
        min: 256,
        max: 2048,
        minPixels: 256 * 256,
        maxPixels: 2048 * 2048,
        maxAspectRatio: 8,
      },
    },
    referencesMax: 7,
    cost: "unknown",
  },
  {
    ...COMMON,
    id: "black-forest-labs/flux-dev",
    label: "FLUX.1 Dev",
    notice: "With a source picture the result has the source's shape.",
    operations: ["text-to-image", "image-to-image"],
    size: BY_SHAPE,
    steps: range(1, 50, 1, 28),
    guidance: range(0, 10, 0.5, 3),
    strength: range(0.05, 1, 0.05, 0.8),
  },
  {
    ...COMMON,
    id: "black-forest-labs/flux-schnell",
    label: "FLUX.1 Schnell",
    operations: ["text-to-image"],
    size: BY_SHAPE,
    steps: range(1, 4, 1, 4),
  },
  {
    ...COMMON,
    id: "black-forest-labs/flux-fill-pro",
    label: "FLUX.1 Fill Pro",
    notice: "Paints inside a mask and nothing else.",
    operations: ["inpaint"],
    size: { presets: [], auto: true },
    outputFormat: { values: ["png", "jpeg"], default: "png" },
    mask: "guided",
  },
];

/** The aspect ratio and the megapixels that give a size of the table above. */
export function shapeOf({ width, height }: Size): { aspectRatio: string; megapixels: string } | undefined {
  return SHAPES.find((shape) => shape.width === width && shape.height === height);
}

function range(min: number, max: number, step: number, standard: number): NumberRange {
  return { min, max, step, default: standard };
}
