import { z } from "zod";
import type { ProviderError } from "#lib/images/providers/types.ts";
import { failedNode, lostJob, refusedGraph, statusError, stoppedThere, unreadable } from "./errors.ts";
import type { Graph } from "./graph.ts";
import { NodeFailure, NodeOutput, type SavedPicture } from "./messages.ts";
import { type ComfyServer, call, callJson, read } from "./server.ts";

/** `outputs`: the files that each node wrote. */
export type JobState =
  | { state: "pending"; position: number }
  | { state: "running" }
  | { state: "done"; outputs: Map<string, SavedPicture[]> }
  | { state: "failed"; error: ProviderError };

const Submitted = z.object({ prompt_id: z.string().min(1) });

/** Number and id lead each item; the number orders them. */
const QueueItem = z.tuple([z.number(), z.string()], z.unknown());
const Queue = z.object({ queue_running: z.array(QueueItem), queue_pending: z.array(QueueItem) });

const Finished = z.looseObject({
  outputs: z.record(z.string(), NodeOutput),
  status: z
    .looseObject({
      status_str: z.string(),
      messages: z.array(z.tuple([z.string(), z.unknown()], z.unknown())),
    })
    .nullish(),
});
const History = z.record(z.string(), Finished);

const CANCEL_MS = 5000;

/**
 * Puts a graph into the queue.
 * @returns its id, which an old server chooses by itself
 * @throws {ProviderError} when it is refused
 */
export async function submit(
  server: ComfyServer,
  { graph, promptId, clientId }: { graph: Graph; promptId: string; clientId: string },
  signal: AbortSignal,
): Promise<string> {
  // Previews are off unless asked for with each job; servers that do not know the word ignore it.
  const json = {
    prompt: graph,
    prompt_id: promptId,
    client_id: clientId,
    extra_data: { preview_method: "auto" },
  };
  const answer = await call(server, "prompt", { method: "POST", json }, signal);
  if (answer.status === 400) throw refusedGraph(await read(() => answer.json(), signal));
  if (answer.status !== 200) {
    await answer.stream.cancel();
    throw statusError(answer.status);
  }
  const parsed = Submitted.safeParse(await read(() => answer.json(), signal));
  if (!parsed.success) throw unreadable(parsed.error);
  return parsed.data.prompt_id;
}

/** Asks the queue before the history, so that a job that moves from one to the other is not missed. */
export async function jobState(
  server: ComfyServer,
  promptId: string,
  signal: AbortSignal,
): Promise<JobState> {
  const queue = parsed(Queue, await callJson(server, "queue", {}, signal));
  if (queue.queue_running.some(([, id]) => id === promptId)) return { state: "running" };
  const own = queue.queue_pending.find(([, id]) => id === promptId);
  if (own) {
    const before = queue.queue_pending.filter(([number]) => number < own[0]);
    return { state: "pending", position: before.length + queue.queue_running.length };
  }
  const history = parsed(
    History,
    await callJson(server, `history/${encodeURIComponent(promptId)}`, {}, signal),
  );
  const finished = history[promptId];
  if (!finished) return { state: "failed", error: lostJob() };
  const { outputs, status } = finished;
  if (status?.status_str !== "error") return { state: "done", outputs: new Map(Object.entries(outputs)) };
  return { state: "failed", error: failureIn(status.messages) };
}

/**
 * Takes a job out of the queue or stops it; never another one. Best effort, and bounded in time by itself:
 * it is called when nobody waits any more.
 */
export async function cancel(server: ComfyServer, promptId: string): Promise<void> {
  const signal = AbortSignal.timeout(CANCEL_MS);
  const id = encodeURIComponent(promptId);
  const answer = await call(server, `api/jobs/${id}/cancel`, { method: "POST" }, signal);
  await answer.stream.cancel();
  if (answer.status === 200) return;
  await discard(server, "queue", { delete: [promptId] }, signal);
  const queue = parsed(Queue, await callJson(server, "queue", {}, signal));
  // Servers from before `prompt_id` stop whatever runs.
  if (queue.queue_running.some(([, running]) => running === promptId)) {
    await discard(server, "interrupt", { prompt_id: promptId }, signal);
  }
}

async function discard(server: ComfyServer, path: string, json: unknown, signal: AbortSignal): Promise<void> {
  const answer = await call(server, path, { method: "POST", json }, signal);
  await answer.stream.cancel();
}

function failureIn(messages: readonly (readonly unknown[])[]): ProviderError {
  if (messages.some(([name]) => name === "execution_interrupted")) return stoppedThere();
  const failed = messages.find(([name]) => name === "execution_error");
  return failedNode(NodeFailure.parse(NodeFailure.safeParse(failed?.[1]).data ?? {}));
}

function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (!result.success) throw unreadable(result.error);
  return result.data;
}
