import { setTimeout as wait } from "node:timers/promises";
import type { ProviderEvent } from "#lib/images/providers/types.ts";
import { downloadPicture } from "./downloads.ts";
import { failedNode, noPicture, stoppedThere } from "./errors.ts";
import type { Graph } from "./graph.ts";
import { type JobState, jobState } from "./jobs.ts";
import type { Message, SavedPicture } from "./messages.ts";
import { trackProgress } from "./progress.ts";
import type { ComfyServer } from "./server.ts";
import { type Inbox, type Incoming, openInbox } from "./socket.ts";

/** A job in ComfyUI's queue. */
export type Job = {
  server: ComfyServer;
  promptId: string;
  clientId: string;
  graph: Graph;
  /** The seed behind what a node gives. */
  seedOf: ReadonlyMap<string, number>;
};

type Output = Extract<ProviderEvent, { type: "output" }>;

/** When nothing is said for so long, the queue is asked: a job may wait behind others, or a model is being loaded. */
const QUIET_MS = 2000;
const RECONNECT_MS = 1000;
/** So many times in a row the server may not answer before it counts as gone. */
const MISSES_MAX = 3;
/** A graph can save any number; a step shows so many. */
const PICTURES_MAX = 16;

/**
 * Follows a job to its end: what the socket says, and where it says nothing or breaks, what queue and history say.
 * Ends after the last output. `first` undefined: nobody listens yet, and the job may be done already.
 * @throws {ProviderError} or the signal's reason
 */
export async function* follow(
  job: Job,
  first: Inbox | null | undefined,
  signal: AbortSignal,
): AsyncGenerator<ProviderEvent, void, undefined> {
  const reading = newReading(job);
  let inbox = first;
  let misses = 0;
  try {
    for (;;) {
      const incoming = inbox === undefined ? null : await next(inbox, signal);
      if (incoming) yield* reading.read(incoming, signal);
      if (incoming && !reading.ended()) continue;
      const state = await jobState(job.server, job.promptId, signal).catch((error: unknown) => {
        signal.throwIfAborted();
        misses += 1;
        if (misses >= MISSES_MAX) throw error;
        return null;
      });
      if (state) misses = 0;
      if (state?.state === "failed") throw state.error;
      if (state?.state === "done") return yield* reading.finish(state.outputs, signal);
      if (state) yield reading.signOfLife(state);
      inbox = await listening(job, inbox, signal);
    }
  } finally {
    inbox?.close();
  }
}

/** Without a connection it takes its time: queue and history are asked in between. */
async function next(inbox: Inbox | null, signal: AbortSignal): Promise<Incoming | null> {
  const incoming = inbox && (await inbox.next(QUIET_MS, signal));
  if (incoming || (inbox && !inbox.closed)) return incoming;
  await wait(RECONNECT_MS, undefined, { signal }).catch(() => {});
  signal.throwIfAborted();
  return null;
}

async function listening(
  job: Job,
  inbox: Inbox | null | undefined,
  signal: AbortSignal,
): Promise<Inbox | null> {
  return inbox && !inbox.closed ? inbox : openInbox(job.server, job.clientId, signal);
}

function newReading(job: Job) {
  const { server, promptId, graph, seedOf } = job;
  const progressOf = trackProgress(graph);
  const [firstSeed = null] = seedOf.values();
  const given = new Set<string>();
  let current: string | null = null;
  let progress = 0;
  let ended = false;

  const output = (nodeId: string | null, bytes: Buffer): Output => {
    return { type: "output", bytes, seed: seedOf.get(nodeId ?? "") ?? firstSeed };
  };

  async function* give(nodeId: string, pictures: readonly SavedPicture[], signal: AbortSignal) {
    for (const picture of pictures) {
      const name = JSON.stringify(picture);
      if (given.has(name) || given.size >= PICTURES_MAX) continue;
      given.add(name);
      yield output(nodeId, await downloadPicture(server, picture, signal));
    }
  }

  async function* readMessage(message: Message, signal: AbortSignal): AsyncGenerator<ProviderEvent> {
    const { type, data } = message;
    if (data.prompt_id !== undefined && data.prompt_id !== promptId) return;
    if (type === "execution_error") throw failedNode(data);
    if (type === "execution_interrupted") throw stoppedThere();
    if (type === "execution_success") ended = true;
    if (type === "executing") {
      current = data.node;
      if (data.node === null) ended = true;
    }
    progress = Math.max(progress, progressOf(message));
    yield { type: "progress", progress };
    if (type === "executed") yield* give(data.node, data.output.filter(isResult), signal);
  }

  return {
    ended: () => ended,
    async *read(incoming: Incoming, signal: AbortSignal): AsyncGenerator<ProviderEvent> {
      if (incoming.type === "message") return yield* readMessage(incoming.message, signal);
      const { bytes, promptId: owner, nodeId = null } = incoming.frame;
      if (owner !== null && owner !== promptId) return;
      const from = nodeId ?? current;
      if (graph[from ?? ""]?.class_type !== "SaveImageWebsocket") return yield { type: "preview", bytes };
      if (given.size >= PICTURES_MAX) return;
      given.add(`frame ${given.size}`);
      yield output(from, bytes);
    },
    /** What the person sees of a state that says nothing new. */
    signOfLife(state: JobState): ProviderEvent {
      if (state.state === "pending") return { type: "queued", position: state.position };
      return { type: "progress", progress };
    },
    /** The pictures that have not come yet; what is only shown in ComfyUI counts where nothing was saved. */
    async *finish(
      outputs: ReadonlyMap<string, SavedPicture[]>,
      signal: AbortSignal,
    ): AsyncGenerator<ProviderEvent> {
      for (const [nodeId, pictures] of outputs) yield* give(nodeId, pictures.filter(isResult), signal);
      if (given.size === 0) {
        for (const [nodeId, pictures] of outputs) yield* give(nodeId, pictures, signal);
      }
      if (given.size === 0) throw noPicture();
      yield { type: "progress", progress: 1 };
    },
  };
}

function isResult({ type }: SavedPicture): boolean {
  return type === "output";
}
