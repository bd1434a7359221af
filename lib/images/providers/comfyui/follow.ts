import { setTimeout as wait } from "node:timers/promises";
import type { ProviderEvent } from "#lib/images/providers/types.ts";
import { type JobState, jobState } from "./jobs.ts";
import { finishReading, type Job, type Reading, readFrame, readMessage, startReading } from "./reading.ts";
import { type Inbox, type Incoming, openInbox } from "./socket.ts";

const QUIET_MS = 2000;
/** So many times in a row the server may not answer before it counts as gone. */
const MISSES_MAX = 3;

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
  const reading = startReading(job);
  const ask = asker(job, signal);
  const { quietMs = QUIET_MS } = job.server;
  let inbox = first;
  try {
    for (;;) {
      const incoming = inbox === undefined ? null : await next(inbox, quietMs, signal);
      if (incoming?.type === "message") yield* readMessage(reading, incoming.message, signal);
      if (incoming?.type === "frame") yield* readFrame(reading, incoming.frame);
      if (incoming && !reading.ended) continue;
      const state = await ask();
      if (state?.state === "failed") throw state.error;
      if (state?.state === "done") return yield* finishReading(reading, state.outputs, signal);
      if (state) yield signOfLife(reading, state);
      if (!inbox || inbox.closed) inbox = await openInbox(job.server, job.clientId, signal);
    }
  } finally {
    inbox?.close();
  }
}

/** Without a connection it takes its time: queue and history are asked in between. */
async function next(inbox: Inbox | null, quietMs: number, signal: AbortSignal): Promise<Incoming | null> {
  const incoming = inbox && (await inbox.next(quietMs, signal));
  if (incoming || (inbox && !inbox.closed)) return incoming;
  await wait(quietMs / 2, undefined, { signal }).catch(() => {});
  signal.throwIfAborted();
  return null;
}

/** Asks for the job's state; null where the server did not answer this time. */
function asker(job: Job, signal: AbortSignal): () => Promise<JobState | null> {
  let misses = 0;
  return async () => {
    try {
      const state = await jobState(job.server, job.promptId, signal);
      misses = 0;
      return state;
    } catch (error) {
      signal.throwIfAborted();
      misses += 1;
      if (misses >= MISSES_MAX) throw error;
      return null;
    }
  };
}

/** What the person sees of a state that says nothing new. */
function signOfLife({ progress }: Reading, state: JobState): ProviderEvent {
  return state.state === "pending"
    ? { type: "queued", position: state.position }
    : { type: "progress", progress };
}
