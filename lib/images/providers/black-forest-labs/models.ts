import type { ModelCapabilities, NumberRange, Size } from "#lib/images/providers/types.ts";

/** How a model is told the size: in pixels, as a shape ("16:9"), or not at all because the source has it. */
type SizedBy = "pixels" | "aspect" | "source";

/** What differs between the routes of the models beyond what their capabilities say. */
type Wire = {
  sizedBy: SizedBy;
  /** Most pictures in one request: source, references and mask together. */
  picturesMax: number;
  /** Sent with every request. The newer routes would otherwise put the prompt into words of their own. */
  constants: Record<string, boolean>;
};

const SEED_MAX = 2_147_483_647;

const COMMON = {
  provider: "black-forest-labs",
  promptMaxLength: 32_000,
  negativePrompt: false,
  outputFormat: { values: ["png", "jpeg", "webp"], default: "png" },
  seed: { min: 0, max: SEED_MAX },
  countMax: 4,
  previews: false,
  progress: false,
  cancel: "impossible",
  cost: "reported",
  repeatable: false,
} as const satisfies Partial<ModelCapabilities>;

const CANNOT_CANCEL = "Cannot be canceled there: what was started is charged.";
const MASK_IN_WORDS = `Masks are followed only roughly; what is outside is put back. ${CANNOT_CANCEL}`;

/** From BFL's endpoint reference: steps of 16, at most 4 megapixels. The widest and longest are its product limits. */
const FREE_SIZES = {
  presets: sizes([1024, 1024], [1536, 1024], [1024, 1536], [1920, 1088], [1088, 1920], [2048, 2048]),
  auto: true,
  free: {
    multipleOf: 16,
    min: 64,
    max: 2048,
    minPixels: 64 * 64,
    maxPixels: 4_194_304,
    maxAspectRatio: 8,
  },
} satisfies ModelCapabilities["size"];

/** Shapes and the sizes that Kontext makes of them. */
const SHAPES: Record<string, Size> = {
  "1:1": { width: 1024, height: 1024 },
  "3:2": { width: 1248, height: 832 },
  "2:3": { width: 832, height: 1248 },
  "4:3": { width: 1184, height: 880 },
  "3:4": { width: 880, height: 1184 },
  "16:9": { width: 1392, height: 752 },
  "9:16": { width: 752, height: 1392 },
  "21:9": { width: 1568, height: 672 },
  "9:21": { width: 672, height: 1568 },
};

const WIRES = {
  flux2: { sizedBy: "pixels", picturesMax: 8, constants: { disable_pup: true } },
  flex: { sizedBy: "pixels", picturesMax: 8, constants: { prompt_upsampling: false } },
  klein: { sizedBy: "pixels", picturesMax: 4, constants: {} },
  kontext: { sizedBy: "aspect", picturesMax: 4, constants: { prompt_upsampling: false } },
  fill: { sizedBy: "source", picturesMax: 2, constants: { prompt_upsampling: false } },
} as const satisfies Record<string, Wire>;

const ROUTES: Record<string, Wire> = {
  "flux-2-pro": WIRES.flux2,
  "flux-2-max": WIRES.flux2,
  "flux-2-flex": WIRES.flex,
  "flux-2-klein-9b": WIRES.klein,
  "flux-2-klein-4b": WIRES.klein,
  "flux-kontext-pro": WIRES.kontext,
  "flux-kontext-max": WIRES.kontext,
  "flux-pro-1.0-fill": WIRES.fill,
};

/** From api.bfl.ai/openapi.json as published in September 2026. Left out: preview routes, which change without notice. */
export const MODELS: readonly ModelCapabilities[] = [
  flux2("flux-2-pro", "FLUX.2 Pro"),
  flux2("flux-2-max", "FLUX.2 Max"),
  { ...flux2("flux-2-flex", "FLUX.2 Flex"), steps: range(1, 50, 1, 50), guidance: range(1.5, 10, 0.1, 5) },
  flux2("flux-2-klein-9b", "FLUX.2 Klein 9B"),
  flux2("flux-2-klein-4b", "FLUX.2 Klein 4B"),
  kontext("flux-kontext-pro", "FLUX.1 Kontext Pro"),
  kontext("flux-kontext-max", "FLUX.1 Kontext Max"),
  {
    ...COMMON,
    id: "flux-pro-1.0-fill",
    label: "FLUX.1 Fill Pro",
    notice: `Paints inside a mask and nothing else. ${CANNOT_CANCEL}`,
    operations: ["inpaint"],
    size: { presets: [], auto: true },
    steps: range(15, 50, 1, 50),
    guidance: range(1.5, 100, 0.5, 60),
    mask: "guided",
    referencesMax: 0,
  },
];

/** @throws {Error} for a model that is not in the table, which is an error of ours */
export function wireOf(modelId: string): Wire {
  const wire = ROUTES[modelId];
  if (!wire) throw new Error(`No route for ${modelId}`);
  return wire;
}

/** The shape that stands for a size in the table above. */
export function aspectOf({ width, height }: Size): string | undefined {
  return Object.keys(SHAPES).find((name) => SHAPES[name]?.width === width && SHAPES[name].height === height);
}

function flux2(id: string, label: string): ModelCapabilities {
  return { ...editing(id, label), size: FREE_SIZES };
}

function kontext(id: string, label: string): ModelCapabilities {
  return { ...editing(id, label), size: { presets: Object.values(SHAPES), auto: true } };
}

function editing(id: string, label: string): Omit<ModelCapabilities, "size"> {
  return {
    ...COMMON,
    id,
    label,
    notice: MASK_IN_WORDS,
    operations: ["text-to-image", "image-to-image", "inpaint"],
    mask: "emulated",
    // One place is the source's.
    referencesMax: wireOf(id).picturesMax - 1,
  };
}

function range(min: number, max: number, step: number, standard: number): NumberRange {
  return { min, max, step, default: standard };
}

function sizes(...pairs: [number, number][]): Size[] {
  return pairs.map(([width, height]) => ({ width, height }));
}
