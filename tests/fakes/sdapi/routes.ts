import type { Queue } from "./queue.ts";
import { SAMPLERS, SCHEDULERS, type Traits } from "./software.ts";
import type { Software } from "./types.ts";

export type Shop = {
  software: Software;
  traits: Traits;
  checkpoints: readonly string[];
  loaded: string;
  queue: Queue;
  /** Tasks that it pretends not to know. */
  lost: Set<string>;
  /** Numbers the previews. */
  previews: { id: number };
};

/** What is answered to a question; undefined where this software has no such path. */
export async function answerQuestion(
  route: string,
  body: Record<string, unknown>,
  shop: Shop,
): Promise<unknown | undefined> {
  const { software, traits, checkpoints, loaded, queue } = shop;
  switch (route) {
    case "GET /sdapi/v1/options":
      return software === "draw-things" ? undefined : { sd_model_checkpoint: titleOf(loaded) };
    case "GET /":
      return software === "draw-things" ? { model: loaded, guidance_scale: 4, batch_count: 4 } : undefined;
    case "GET /sdapi/v1/sd-models":
      return traits.checkpointList ? checkpoints.map(toCheckpoint) : undefined;
    case "GET /sdapi/v1/samplers":
      return SAMPLERS[software].length > 0 ? SAMPLERS[software].map(toSampler) : undefined;
    case "GET /sdapi/v1/schedulers":
      return traits.schedulers ? SCHEDULERS : undefined;
    case "GET /sdapi/v1/progress":
      return traits.progress ? overall(shop) : undefined;
    case "POST /internal/progress":
      return traits.progress ? task(body, shop) : undefined;
    case "POST /sdapi/v1/interrupt":
      if (!traits.progress) return undefined;
      queue.interrupt();
      return {};
    default:
      return undefined;
  }
}

function titleOf(checkpoint: string): string {
  return `${checkpoint}.safetensors [0123456789]`;
}

function toCheckpoint(name: string) {
  return {
    title: titleOf(name),
    model_name: name,
    hash: "0123456789",
    sha256: null,
    filename: `/models/${name}.safetensors`,
    config: null,
  };
}

function toSampler(name: string) {
  return { name, aliases: [`k_${name.toLowerCase()}`], options: {} };
}

/** Of whatever is running: the real one asks for no task either. */
async function overall({ queue, traits }: Shop) {
  const { current } = queue;
  const state = {
    skipped: false,
    interrupted: queue.wasInterrupted,
    job: current ? "scripts_txt2img" : "",
    job_no: 0,
  };
  const base = {
    eta_relative: 0,
    textinfo: null,
    ...(traits.currentTask && { current_task: current?.taskId }),
  };
  if (!current) return { ...base, progress: 0, state: { ...state, job_count: 0 }, current_image: null };
  const progress = Math.min(1, 0.01 + queue.look());
  const preview = await queue.preview();
  const current_image = preview?.toString("base64") ?? null;
  return { ...base, progress, state: { ...state, job_count: 1 }, current_image };
}

async function task(body: Record<string, unknown>, { queue, traits, lost, previews }: Shop) {
  const id = String(body.id_task);
  const isKnown = traits.tasks && !lost.has(id);
  const queued = isKnown && queue.waiting.some(({ taskId }) => taskId === id);
  const completed = isKnown && queue.finished.includes(id);
  const active = isKnown && queue.current?.taskId === id;
  const place = queue.waiting.findIndex(({ taskId }) => taskId === id) + 1;
  const textinfo = queued ? `In queue: ${place}/${queue.waiting.length}` : "Waiting...";
  if (!active) return { active, queued, completed, id_live_preview: -1, textinfo };
  const progress = queue.look();
  const preview = body.live_preview === false ? null : await queue.preview();
  if (preview) previews.id += 1;
  const live_preview = preview && `data:image/jpeg;base64,${preview.toString("base64")}`;
  return {
    active,
    queued,
    completed,
    progress,
    eta: 1,
    live_preview,
    id_live_preview: previews.id,
    textinfo: null,
  };
}
