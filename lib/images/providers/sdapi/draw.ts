import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { type Picture, readPicture } from "./answer.ts";
import type { Order } from "./body.ts";
import { abandon } from "./interrupt.ts";
import { askProgress, createWatch, isIdle, type Look, type Watch, wasInterrupted } from "./progress.ts";
import { call, type SdapiServer } from "./server.ts";

export type DrawEvent =
  | { type: "submitted"; providerRequestId: string }
  | { type: "look"; look: Look }
  | { type: "picture"; picture: Picture }
  /** Somebody else stopped it: the picture is half done. */
  | { type: "interrupted" };

type Drawing = {
  server: SdapiServer;
  model: ModelCapabilities;
  order: Order;
  seed: number;
  signal: AbortSignal;
};

/** Of one picture, as base64 in JSON. */
const ANSWER_BYTES = 96 * 1024 * 1024;

/**
 * Has one picture drawn. The server answers only when it is finished, so what it is at is asked for meanwhile. When the
 * reader leaves or the signal aborts the task is stopped.
 * @throws {ProviderError} and the signal's reason
 */
export async function* drawPicture(drawing: Drawing): AsyncGenerator<DrawEvent, void, undefined> {
  const { server, model, signal } = drawing;
  const taskId = `task(${randomUUID()})`;
  const left = new AbortController();
  let watch: Watch | null = null;
  let isOver = false;
  try {
    watch = model.progress ? await newWatch(server, taskId, signal) : null;
    const posted = post(drawing, taskId, AbortSignal.any([signal, left.signal]));
    yield { type: "submitted", providerRequestId: taskId };
    if (watch) yield* looks(watch, { posted, everyMs: server.lookEveryMs }, signal);
    const answer = await posted;
    isOver = true;
    // An interrupted server answers 200 with half a picture: only we know that it is none.
    signal.throwIfAborted();
    yield { type: "picture", picture: readPicture(answer) };
    if (watch && (await wasInterrupted(server, signal))) yield { type: "interrupted" };
  } catch (error) {
    isOver ||= !signal.aborted;
    throw error;
  } finally {
    left.abort();
    if (watch && !isOver) await abandon(server, watch);
    server.running.delete(taskId);
  }
}

function post({ server, order, seed }: Drawing, taskId: string, signal: AbortSignal): Promise<unknown> {
  const body = { ...order.fields, seed, force_task_id: taskId };
  const posted = call(server, order.path, { body, signal, maxBytes: ANSWER_BYTES });
  // It may fail while something else is waited for.
  posted.catch(() => {});
  return posted;
}

async function newWatch(server: SdapiServer, taskId: string, signal: AbortSignal): Promise<Watch> {
  const isFirst = server.running.size === 0;
  server.running.add(taskId);
  const before = await askProgress(server, signal).catch(() => null);
  signal.throwIfAborted();
  const isOnly = isFirst && server.running.size === 1;
  return createWatch(server, taskId, isOnly && before !== null && isIdle(before));
}

/** Until the answer is there. What cannot be learned of the progress is no reason to fail. */
async function* looks(
  watch: Watch,
  { posted, everyMs }: { posted: Promise<unknown>; everyMs: number },
  signal: AbortSignal,
): AsyncGenerator<DrawEvent, void, undefined> {
  const settled = posted.then(
    () => null,
    () => null,
  );
  for (let pauseMs = everyMs / 5; ; pauseMs = Math.min(everyMs, pauseMs * 2)) {
    const pause = wait(pauseMs, "look" as const, { signal }).catch(() => null);
    if ((await Promise.race([settled, pause])) === null) return;
    const look = await Promise.race([settled, watch(signal).catch(() => UNKNOWN)]);
    if (look === null) return;
    yield { type: "look", look };
  }
}

const UNKNOWN: Look = { state: "unknown" };
