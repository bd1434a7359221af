import type { Listed } from "#lib/images/providers/openai/list-models.ts";
import type { ModelCapabilities, ProviderRequest } from "#lib/images/providers/types.ts";

/** One request for one picture, JSON or multipart. `path` below the base URL. */
type Outgoing = { path: string; body: Record<string, unknown> | FormData };

/** How one kind of server differs from OpenAI: where it takes what, and what it can do at all. */
export type Dialect = {
  id: string;
  label: string;
  /** Of each of its models: such servers do not tell them apart. */
  abilities: Omit<ModelCapabilities, "provider" | "id" | "label">;
  /** Models that are there without being asked for. */
  modelIds: readonly string[];
  modelsPath: string;
  /** Whether a listed model makes pictures. */
  draws(model: Listed): boolean;
  /** Encodes the pictures once; the result makes the request for one seed, null where there are none. */
  encode(request: ProviderRequest): Promise<(seed: number | null) => Outgoing>;
  timeouts?: { overallMs: number; idleMs: number };
};

/** A server without a graphics card takes its time, and says nothing before the picture is done. */
export const PATIENCE = { overallMs: 60 * 60 * 1000, idleMs: 60 * 60 * 1000 };

/** Of a server that a person runs for themselves: a picture costs nothing and can be made again. */
export const SELF_HOSTED = {
  operations: ["text-to-image", "image-to-image", "inpaint"],
  countMax: 4,
  previews: false,
  progress: false,
  cost: "free",
  repeatable: true,
} as const satisfies Partial<ModelCapabilities>;

/** Sides in multiples of 64, which every architecture takes. */
export const LOCAL_SIZES = {
  presets: [
    { width: 1024, height: 1024 },
    { width: 1216, height: 832 },
    { width: 832, height: 1216 },
    { width: 768, height: 768 },
    { width: 512, height: 512 },
  ],
  auto: true,
  free: {
    multipleOf: 64,
    min: 128,
    max: 2048,
    minPixels: 128 * 128,
    maxPixels: 2048 * 2048,
    maxAspectRatio: 4,
  },
} as const satisfies ModelCapabilities["size"];

/** Shown as "auto" while nothing is chosen: the server was started with what fits its model. */
export const SERVER_STEPS = { min: 1, max: 150, step: 1, default: 20, serverDefault: true } as const;
export const SERVER_GUIDANCE = { min: 0, max: 20, step: 0.5, default: 5, serverDefault: true } as const;
