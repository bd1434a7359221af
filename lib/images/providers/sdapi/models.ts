import { z } from "zod";
import { OPERATIONS, PROMPT_MAX_LENGTH } from "#lib/images/constants.ts";
import type { Choice, ModelCapabilities } from "#lib/images/providers/types.ts";
import { noApi } from "./errors.ts";
import { type Family, familyOf } from "./families.ts";
import { askProgress, askTask } from "./progress.ts";
import { schedulerChoice } from "./schedulers.ts";
import { ask, type SdapiServer } from "./server.ts";

/** The id where a server lists nothing, which is Draw Things: whatever the app has loaded. */
export const LOADED = "loaded";

/** Of an id, as it is stored with a step. */
const ID_LENGTH_MAX = 200;
/** Servers with more have them in folders; a list that long helps nobody. */
const MODELS_MAX = 200;

const Checkpoints = z.array(
  z.looseObject({ model_name: z.string().optional(), title: z.string().optional() }),
);
const Names = z.array(z.looseObject({ name: z.string(), label: z.string().optional() }));
const Options = z.looseObject({
  sd_model_checkpoint: z.string().nullish(),
  /** Draw Things. */
  model: z.string().nullish(),
});

const DrawThings = z.looseObject({ model: z.string(), sd_model_checkpoint: z.undefined().optional() });

/**
 * What the server at hand can do: its checkpoints, the loaded one first, with its samplers, and whether it tells of
 * progress and can be interrupted. AUTOMATIC1111, Forge and SD.Next do; Draw Things, KoboldCpp and sd-server do not.
 * @throws {ProviderError}
 */
export async function discoverModels(
  provider: string,
  server: SdapiServer,
  signal: AbortSignal,
): Promise<readonly ModelCapabilities[]> {
  const [checkpoints, options, samplers, schedulers, progress, task] = await Promise.all([
    listCheckpoints(server, signal),
    findOptions(server, signal),
    ask(server, "/sdapi/v1/samplers", Names, signal),
    ask(server, "/sdapi/v1/schedulers", Names, signal),
    askProgress(server, signal),
    askTask(server, "", -1, signal),
  ]);
  if (!checkpoints && !options && !samplers) throw noApi();
  const current = options?.sd_model_checkpoint ?? options?.model ?? "";
  const shared = {
    provider,
    scheduler: schedulerChoice(
      (samplers ?? []).map(({ name }) => name),
      (schedulers ?? []).map(({ name, label }) => label ?? name),
    ),
    tellsProgress: progress !== null || task !== null,
  };
  if (!checkpoints) return [toModel({ ...shared, id: LOADED, name: current || "Loaded model" })];
  const isCurrent = (id: string) => id !== "" && current.includes(id);
  return checkpoints
    .toSorted((a, b) => Number(isCurrent(b)) - Number(isCurrent(a)))
    .slice(0, MODELS_MAX)
    .map((id) => toModel({ ...shared, id, name: id }));
}

/** Older versions of Draw Things tell their settings only at the root. */
async function findOptions(server: SdapiServer, signal: AbortSignal) {
  const options = await ask(server, "/sdapi/v1/options", Options, signal);
  const isSaid = options?.sd_model_checkpoint || options?.model;
  return isSaid ? options : ((await ask(server, "/", DrawThings, signal)) ?? options);
}

/**
 * Ids of the checkpoints that are there; null where the server does not list them. A title grows a hash once it has
 * been computed, so the id is the name, which servers take as well.
 */
export async function listCheckpoints(server: SdapiServer, signal: AbortSignal): Promise<string[] | null> {
  const list = await ask(server, "/sdapi/v1/sd-models", Checkpoints, signal);
  if (!list) return null;
  const ids = list.map(({ model_name, title }) => model_name || title || "");
  return [...new Set(ids)].filter((id) => id !== "" && id.length <= ID_LENGTH_MAX);
}

type Found = Pick<ModelCapabilities, "provider" | "id" | "scheduler"> & {
  name: string;
  tellsProgress: boolean;
};

function toModel({ provider, id, name, scheduler, tellsProgress }: Found): ModelCapabilities {
  const family = familyOf(name);
  const isDrawThings = id === LOADED;
  return {
    provider,
    id,
    label: labelOf(name),
    ...(!tellsProgress && { notice: "its server tells no progress and cannot be stopped" }),
    operations: OPERATIONS,
    promptMaxLength: PROMPT_MAX_LENGTH,
    negativePrompt: true,
    size: { presets: family.presets, auto: true, free: isDrawThings ? { ...FREE, multipleOf: 64 } : FREE },
    steps: { min: 1, max: 150, step: 1, default: family.steps },
    guidance: { min: 1, max: 30, step: 0.5, default: family.guidance },
    strength: { min: 0.05, max: 1, step: 0.05, default: 0.6 },
    seed: tellsProgress ? SEED : SMALL_SEED,
    ...(scheduler && { scheduler: { ...scheduler, default: defaultOf(scheduler, family) } }),
    // Whether Draw Things heeds a mask is not documented.
    mask: isDrawThings ? "emulated" : "guided",
    referencesMax: 0,
    countMax: 4,
    previews: tellsProgress,
    progress: tellsProgress,
    cancel: tellsProgress ? "best effort" : "impossible",
    cost: "free",
    repeatable: true,
  };
}

function defaultOf({ values, default: usual }: Choice, { sampler }: Family): string {
  return values.find((value) => value.toLowerCase() === sampler) ?? usual;
}

const FREE = {
  multipleOf: 8,
  min: 64,
  max: 2048,
  minPixels: 64 * 64,
  maxPixels: 2048 * 2048,
  maxAspectRatio: 8,
};
const SEED = { min: 0, max: 4_294_967_295 };
/** KoboldCpp reads anything outside 1 to 2³¹ - 2 as "any seed". */
const SMALL_SEED = { min: 1, max: 2_147_483_646 };

/** `models/dreamshaper_8.safetensors [879db523c3]` is shown as "dreamshaper_8". */
function labelOf(name: string): string {
  const bare = name
    .replace(/ \[[0-9a-f]{6,}\]$/, "")
    .replace(/\.(safetensors|ckpt|gguf|sft|pt)$/i, "")
    .replace(/^.*[\\/]/, "");
  return bare || name;
}
