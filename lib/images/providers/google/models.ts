import type { ModelCapabilities, Size } from "#lib/images/providers/types.ts";
import { type AspectRatio, type ImageSize, LONG_RATIOS, RATIOS, sizeOf } from "./sizes.ts";

/** Pictures in one request, the source and its marked copy among them. */
export const PICTURES_MAX = 14;

const COMMON = {
  provider: "google",
  notice: "masks by instruction, seeds not exact, canceling still costs",
  operations: ["text-to-image", "image-to-image", "inpaint"],
  promptMaxLength: 32_000,
  negativePrompt: false,
  seed: { min: 0, max: 2_147_483_647 },
  mask: "emulated",
  referencesMax: PICTURES_MAX,
  countMax: 4,
  previews: false,
  progress: false,
  cancel: "impossible",
  cost: "usage",
  repeatable: false,
} as const satisfies Partial<ModelCapabilities>;

const UP_TO_4K = [...grid("1K"), ...grid("2K"), ...grid("4K")];

/**
 * The models that make pictures, the recommended one first; what an account really has is listed live. Imagen is gone,
 * and gemini-2.5-flash-image with it.
 */
export const MODELS: readonly ModelCapabilities[] = [
  model("gemini-nano-banana-2.1", "Nano Banana 2.1", [...UP_TO_4K, ...grid("1K", LONG_RATIOS)]),
  model("gemini-3-pro-image", "Nano Banana Pro", UP_TO_4K),
  model("gemini-3.1-flash-image", "Nano Banana 2", [
    ...UP_TO_4K,
    ...grid("1K", LONG_RATIOS),
    ...grid("512", ["1:1"]),
  ]),
  model("gemini-3.1-flash-lite-image", "Nano Banana 2 Lite", grid("1K")),
];

/** A model that is newer than this list: what all of them can do. */
export function newerModel(id: string, label: string): ModelCapabilities {
  return model(id, label, grid("1K"));
}

function grid(imageSize: ImageSize, ratios: readonly AspectRatio[] = RATIOS): Size[] {
  return ratios.map((aspectRatio) => sizeOf({ aspectRatio, imageSize }));
}

function model(id: string, label: string, presets: readonly Size[]): ModelCapabilities {
  return { ...COMMON, id, label, size: { presets, auto: true } };
}
