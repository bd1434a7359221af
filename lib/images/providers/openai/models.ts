import type { ModelCapabilities, Size } from "#lib/images/providers/types.ts";

export const QUALITIES = ["auto", "low", "medium", "high", "xhigh", "max"] as const;
export const BACKGROUNDS = ["auto", "opaque", "transparent"] as const;
export const OUTPUT_FORMATS = ["png", "jpeg", "webp"] as const;

/** The API takes 16 pictures in one edit; one of them is the source. */
const REFERENCES_MAX = 15;

const SQUARE: Size = { width: 1024, height: 1024 };
const LANDSCAPE: Size = { width: 1536, height: 1024 };
const PORTRAIT: Size = { width: 1024, height: 1536 };

const COMMON = {
  provider: "openai",
  operations: ["text-to-image", "image-to-image", "inpaint"],
  promptMaxLength: 32_000,
  negativePrompt: false,
  background: { values: BACKGROUNDS, default: "auto" },
  outputFormat: { values: OUTPUT_FORMATS, default: "png" },
  outputCompression: { min: 0, max: 100, step: 5, default: 100, serverDefault: true },
  mask: "guided",
  referencesMax: REFERENCES_MAX,
  countMax: 4,
  previews: true,
  progress: false,
  cancel: "best effort",
  cost: "usage",
  repeatable: false,
} as const satisfies Partial<ModelCapabilities>;

const FIXED_SIZES = {
  presets: [SQUARE, LANDSCAPE, PORTRAIT],
  auto: true,
} satisfies ModelCapabilities["size"];

/** gpt-image-2 and later: any size on a 16 pixel grid, within 1:3 and 3:1 and these totals. */
const FREE_SIZES = {
  presets: [
    SQUARE,
    LANDSCAPE,
    PORTRAIT,
    { width: 1536, height: 864 },
    { width: 864, height: 1536 },
    { width: 2048, height: 2048 },
  ],
  auto: true,
  free: {
    multipleOf: 16,
    min: 480,
    max: 3840,
    minPixels: 655_360,
    maxPixels: 8_294_400,
    maxAspectRatio: 3,
  },
} satisfies ModelCapabilities["size"];

const OLDER = { quality: { values: QUALITIES.slice(0, 4), default: "auto" } };
/** gpt-image-2.5 and later. */
const NEWER = { quality: { values: QUALITIES, default: "auto" }, markup: true } as const;

/**
 * The models that are live, newest first; from the `ImageModel` type and comments of the pinned `openai` package.
 * Left out: dated snapshots, which are the same models, and gif and svg output, which only some accounts have.
 */
export const MODELS: readonly ModelCapabilities[] = [
  model("gpt-image-2.6-sunburst", "GPT Image 2.6 Sunburst", FREE_SIZES, NEWER),
  model("gpt-image-2.6-flare", "GPT Image 2.6 Flare", FREE_SIZES, NEWER),
  model("gpt-image-2.5-sunburst", "GPT Image 2.5 Sunburst", FREE_SIZES, NEWER),
  model("gpt-image-2.5-flare", "GPT Image 2.5 Flare", FREE_SIZES, NEWER),
  model("gpt-image-2", "GPT Image 2", FREE_SIZES, OLDER),
  model("gpt-image-1.5", "GPT Image 1.5", FIXED_SIZES, OLDER),
  model("gpt-image-1-mini", "GPT Image 1 Mini", FIXED_SIZES, OLDER),
  model("chatgpt-image-latest", "ChatGPT Image (latest)", FIXED_SIZES, OLDER),
];

/**
 * How closely an edit keeps to its source, where the model lets one say. Later models refuse the field,
 * and the mini model takes only `low`, which is what it does anyway.
 */
export function inputFidelity(modelId: string): "high" | undefined {
  return modelId === "gpt-image-1.5" ? "high" : undefined;
}

function model(
  id: string,
  label: string,
  size: ModelCapabilities["size"],
  generation: Pick<ModelCapabilities, "quality" | "markup">,
): ModelCapabilities {
  return { ...COMMON, id, label, size, ...generation };
}
