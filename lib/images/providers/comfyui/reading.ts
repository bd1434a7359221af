import type { ProviderEvent } from "#lib/images/providers/types.ts";
import { downloadPicture } from "./downloads.ts";
import { failedNode, noPicture, stoppedThere } from "./errors.ts";
import type { Frame } from "./frames.ts";
import type { Graph } from "./graph.ts";
import type { Message, SavedPicture } from "./messages.ts";
import { trackProgress } from "./progress.ts";
import type { ComfyServer } from "./server.ts";

/** A job in ComfyUI's queue. */
export type Job = {
  server: ComfyServer;
  promptId: string;
  clientId: string;
  graph: Graph;
  /** The seed behind what a node gives. */
  seedOf: ReadonlyMap<string, number>;
};

/** What is known of a job so far. */
export type Reading = {
  job: Job;
  progressOf: (message: Message) => number;
  /** 0 to 1. */
  progress: number;
  /** The node that runs. */
  current: string | null;
  /** Names of the pictures that were passed on. */
  given: Set<string>;
  /** The server said that it is through; its history may come a moment later. */
  ended: boolean;
};

type Events = AsyncGenerator<ProviderEvent, void, undefined>;

/** A graph can save any number; a step shows so many. */
const PICTURES_MAX = 16;
/** It writes no file: its picture comes as a preview does. */
const SOCKET_NODE = "SaveImageWebsocket";

export function startReading(job: Job): Reading {
  const progressOf = trackProgress(job.graph);
  return { job, progressOf, progress: 0, current: null, given: new Set(), ended: false };
}

/** @throws {ProviderError} when the message says that the job failed */
export async function* readMessage(reading: Reading, message: Message, signal: AbortSignal): Events {
  const { type, data } = message;
  if (data.prompt_id !== undefined && data.prompt_id !== reading.job.promptId) return;
  if (type === "execution_error") throw failedNode(data);
  if (type === "execution_interrupted") throw stoppedThere();
  if (type === "execution_success") reading.ended = true;
  if (type === "executing") {
    reading.current = data.node;
    if (data.node === null) reading.ended = true;
  }
  reading.progress = Math.max(reading.progress, reading.progressOf(message));
  yield { type: "progress", progress: reading.progress };
  if (type === "executed") yield* give(reading, data.node, data.output.filter(isResult), signal);
}

export function* readFrame(reading: Reading, frame: Frame): Generator<ProviderEvent, void, undefined> {
  const { job, given, current } = reading;
  const { bytes, promptId, nodeId } = frame;
  if (promptId !== null && promptId !== job.promptId) return;
  const from = nodeId ?? current ?? "";
  if (job.graph[from]?.class_type !== SOCKET_NODE) yield { type: "preview", bytes };
  else if (given.size < PICTURES_MAX) {
    given.add(`frame ${given.size}`);
    yield { type: "output", bytes, seed: seedBehind(job, from) };
  }
}

/**
 * The pictures of a finished job that have not come yet; those that are only shown in ComfyUI count where none was saved.
 * @throws {ProviderError} when there is none at all
 */
export async function* finishReading(
  reading: Reading,
  outputs: ReadonlyMap<string, SavedPicture[]>,
  signal: AbortSignal,
): Events {
  for (const [node, pictures] of outputs) yield* give(reading, node, pictures.filter(isResult), signal);
  if (reading.given.size === 0) {
    for (const [node, pictures] of outputs) yield* give(reading, node, pictures, signal);
  }
  if (reading.given.size === 0) throw noPicture();
  yield { type: "progress", progress: 1 };
}

async function* give(
  { job, given }: Reading,
  node: string,
  pictures: readonly SavedPicture[],
  signal: AbortSignal,
): Events {
  for (const picture of pictures) {
    const name = JSON.stringify(picture);
    if (given.has(name) || given.size >= PICTURES_MAX) continue;
    given.add(name);
    const bytes = await downloadPicture(job.server, picture, signal);
    yield { type: "output", bytes, seed: seedBehind(job, node) };
  }
}

/** What does not depend on a seed is as good as made with the first. */
function seedBehind({ seedOf }: Job, node: string): number | null {
  const [first = null] = seedOf.values();
  return seedOf.get(node) ?? first;
}

function isResult({ type }: SavedPicture): boolean {
  return type === "output";
}
