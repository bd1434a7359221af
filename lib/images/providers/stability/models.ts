import type { ModelCapabilities, NumberRange, Size } from "#lib/images/providers/types.ts";

/** Shapes that the API takes, and the sizes that its models make of them: about one megapixel. */
const SHAPES: Record<string, Size> = {
  "1:1": { width: 1024, height: 1024 },
  "3:2": { width: 1216, height: 832 },
  "2:3": { width: 832, height: 1216 },
  "5:4": { width: 1088, height: 896 },
  "4:5": { width: 896, height: 1088 },
  "16:9": { width: 1344, height: 768 },
  "9:16": { width: 768, height: 1344 },
  "21:9": { width: 1536, height: 640 },
  "9:21": { width: 640, height: 1536 },
};

const ALL_FORMATS = { values: ["png", "jpeg", "webp"], default: "png" };

const IS_CHARGED = "charged even if canceled";
const NOTICE = `English prompts · ${IS_CHARGED}`;

const COMMON = {
  provider: "stability",
  promptMaxLength: 10_000,
  negativePrompt: true,
  size: { presets: Object.values(SHAPES), auto: true },
  /** 0 would mean a random one. */
  seed: { min: 1, max: 4_294_967_294 },
  outputFormat: ALL_FORMATS,
  mask: "none",
  referencesMax: 0,
  countMax: 4,
  previews: false,
  progress: false,
  cancel: "impossible",
  cost: "usage",
  repeatable: false,
  notice: NOTICE,
} as const satisfies Partial<ModelCapabilities>;

const FROM_PICTURES = {
  operations: ["text-to-image", "image-to-image"],
  strength: { min: 0, max: 1, step: 0.01, default: 0.7 },
} as const satisfies Partial<ModelCapabilities>;

const SD3 = {
  ...COMMON,
  ...FROM_PICTURES,
  outputFormat: { values: ["png", "jpeg"], default: "png" },
} as const satisfies Partial<ModelCapabilities>;

/** Changes a picture and keeps its size. */
const EDIT = { ...COMMON, size: { presets: [], auto: true } } as const satisfies Partial<ModelCapabilities>;

const GUIDANCE: NumberRange = { min: 1, max: 10, step: 0.1, default: 4 };

/** From the v2beta reference. Turbo and Flash are distilled: they heed neither guidance nor a negative prompt. */
export const MODELS: readonly ModelCapabilities[] = [
  { ...COMMON, ...FROM_PICTURES, id: "stable-image-ultra", label: "Stable Image Ultra" },
  {
    ...COMMON,
    id: "stable-image-core",
    label: "Stable Image Core",
    notice: `Chooses the exact size itself · ${NOTICE}`,
    operations: ["text-to-image"],
  },
  { ...SD3, id: "sd3.5-large", label: "Stable Diffusion 3.5 Large", guidance: GUIDANCE },
  { ...SD3, id: "sd3.5-medium", label: "Stable Diffusion 3.5 Medium", guidance: GUIDANCE },
  { ...SD3, id: "sd3.5-large-turbo", label: "Stable Diffusion 3.5 Large Turbo", negativePrompt: false },
  { ...SD3, id: "sd3.5-flash", label: "Stable Diffusion 3.5 Flash", negativePrompt: false },
  {
    ...EDIT,
    id: "stable-image-inpaint",
    label: "Stable Image Inpaint",
    notice: `Paints inside a mask · ${NOTICE}`,
    operations: ["inpaint"],
    mask: "guided",
  },
  {
    ...EDIT,
    id: "stable-image-erase",
    label: "Stable Image Erase",
    notice: `Takes away what is painted · ${IS_CHARGED}`,
    operations: ["inpaint"],
    prompt: "none",
    negativePrompt: false,
    mask: "guided",
  },
  {
    ...EDIT,
    id: "stable-image-outpaint",
    label: "Stable Image Outpaint",
    notice: `Paints what Extend adds · ${NOTICE}`,
    operations: ["inpaint"],
    prompt: "optional",
    negativePrompt: false,
    creativity: { min: 0, max: 1, step: 0.05, default: 0.5 },
    mask: "guided",
    borderMax: 2000,
  },
  {
    ...EDIT,
    id: "stable-image-search-and-replace",
    label: "Stable Image Search and Replace",
    notice: `Finds what you name and replaces it · ${NOTICE}`,
    operations: ["image-to-image"],
    searchPrompt: { maxLength: 10_000 },
  },
];

const EDITS = /^stable-image-(inpaint|erase|outpaint|search-and-replace)$/;

/** Below `/v2beta/stable-image`. The variants of SD 3.5 share a route and are named in a field. */
export function routeOf(modelId: string): { path: string; model?: string } {
  const [, edit] = EDITS.exec(modelId) ?? [];
  if (edit) return { path: `edit/${edit}` };
  if (modelId === "stable-image-ultra") return { path: "generate/ultra" };
  if (modelId === "stable-image-core") return { path: "generate/core" };
  return { path: "generate/sd3", model: modelId };
}

/** The shape that stands for a size in the table above. */
export function aspectOf({ width, height }: Size): string | undefined {
  return Object.keys(SHAPES).find((name) => SHAPES[name]?.width === width && SHAPES[name].height === height);
}
