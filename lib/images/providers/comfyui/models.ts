import { type Operation, PROMPT_MAX_LENGTH } from "#lib/images/constants.ts";
import type { ModelCapabilities, Size } from "#lib/images/providers/types.ts";
import type { OwnGraph } from "./own-graphs.ts";
import { samplerChoice } from "./samplers.ts";
import { ownValue, referenceNames, type Template, takes } from "./template.ts";

/** What the server offers for its samplers. */
export type Samplers = { samplers: readonly string[]; schedules: readonly string[] };

const PRODUCT = "comfyui";
/** Checkpoints are files with an ending, which this cannot be the beginning of on any system. */
const GRAPH_PREFIX = "graph:";

const SMALL: Size[] = sizes([512, 512], [640, 448], [448, 640], [768, 512], [512, 768]);
const LARGE: Size[] = sizes([1024, 1024], [1152, 896], [896, 1152], [1344, 768], [768, 1344]);
/** Stable Diffusion 1 and 2 were trained on small pictures and repeat themselves in large ones. */
const SMALL_MODEL = /(?:sd|diffusion)[-_. ]?v?[-_.]?[12](?!\d)|1[-._]5|v2-1|512/i;
const LARGE_MODEL = /xl|flux|pony|illustrious|noob|sd_?3/i;

const COMMON = {
  provider: PRODUCT,
  promptMaxLength: PROMPT_MAX_LENGTH,
  previews: true,
  progress: true,
  cancel: "confirmed",
  cost: "free",
  repeatable: true,
} as const satisfies Partial<ModelCapabilities>;

const FREE_SIZE = { min: 64, max: 4096, minPixels: 64 * 64, maxPixels: 4096 * 4096, maxAspectRatio: 8 };
const SEED = { min: 0, max: 4_294_967_295 };
const COUNT_MAX = 4;
const DEFAULTS = { steps: 20, guidance: 7, strength: 0.75 };

/** A checkpoint with the built-in graphs. */
export function checkpointModel(name: string, { samplers, schedules }: Samplers): ModelCapabilities {
  return {
    ...COMMON,
    id: name,
    label: labelOf(name),
    operations: ["text-to-image", "image-to-image", "inpaint"],
    negativePrompt: true,
    size: {
      presets: isSmall(name) ? [...SMALL, ...LARGE] : [...LARGE, ...SMALL],
      auto: true,
      free: { multipleOf: 8, ...FREE_SIZE },
    },
    steps: stepsRange(DEFAULTS.steps),
    guidance: guidanceRange(DEFAULTS.guidance),
    strength: strengthRange(DEFAULTS.strength),
    scheduler: samplerChoice(samplers, schedules, "euler"),
    seed: SEED,
    mask: "guided",
    referencesMax: 0,
    countMax: COUNT_MAX,
  };
}

/** A person's own graph, with what its places let one choose; what it has in them is the default. */
export function graphModel(
  { name, template }: OwnGraph,
  { samplers, schedules }: Samplers,
): ModelCapabilities {
  const has = (place: string) => takes(template, place);
  const sampler = ownValue(template, "sampler");
  const number = (place: keyof typeof DEFAULTS) => Number(ownValue(template, place) ?? DEFAULTS[place]);
  const operation = operationOf(template);
  return {
    ...COMMON,
    id: graphModelId(name),
    label: name,
    notice: `a graph of your own in ComfyUI${operation === "text-to-image" ? "" : ", for changing a picture"}`,
    operations: [operation],
    negativePrompt: has("negative"),
    size: sizeOf(template),
    ...(has("steps") && { steps: stepsRange(number("steps")) }),
    ...(has("guidance") && { guidance: guidanceRange(number("guidance")) }),
    ...(has("strength") && { strength: strengthRange(number("strength")) }),
    ...(has("sampler") && {
      scheduler: samplerChoice(samplers, has("schedule") ? schedules : [], String(sampler ?? "euler")),
    }),
    ...(has("seed") && { seed: SEED }),
    mask: has("mask") ? "guided" : "none",
    referencesMax: referenceNames(template).length,
    countMax: has("seed") ? COUNT_MAX : 1,
  };
}

export function graphModelId(name: string): string {
  return `${GRAPH_PREFIX}${name}`;
}

export function isGraphModel(modelId: string): boolean {
  return modelId.startsWith(GRAPH_PREFIX);
}

function operationOf(template: Template): Operation {
  if (takes(template, "mask")) return "inpaint";
  return takes(template, "source") ? "image-to-image" : "text-to-image";
}

/** A graph that takes a size starts from its own; others make what they make. */
function sizeOf(template: Template): ModelCapabilities["size"] {
  if (!takes(template, "width") || !takes(template, "height")) return { presets: [], auto: true };
  const [width, height] = [ownValue(template, "width"), ownValue(template, "height")];
  const own = typeof width === "number" && typeof height === "number" ? [{ width, height }] : [];
  const others = LARGE.filter((size) => size.width !== width || size.height !== height);
  return { presets: [...own, ...others], auto: true, free: { multipleOf: 16, ...FREE_SIZE } };
}

function isSmall(name: string): boolean {
  return SMALL_MODEL.test(name) && !LARGE_MODEL.test(name);
}

/** `models/sub/dream_XL.safetensors` is shown as `dream_XL`. */
function labelOf(name: string): string {
  const file = name.split(/[\\/]/).at(-1) ?? name;
  return file.replace(/\.(?:safetensors|ckpt|sft|pt|pth|gguf)$/i, "");
}

function stepsRange(own: number) {
  return { min: 1, max: 150, step: 1, default: own };
}

function guidanceRange(own: number) {
  return { min: 0, max: 30, step: 0.1, default: own };
}

/** None at all would give the source back. */
function strengthRange(own: number) {
  return { min: 0.05, max: 1, step: 0.05, default: own };
}

function sizes(...pairs: [number, number][]): Size[] {
  return pairs.map(([width, height]) => ({ width, height }));
}
