import { setTimeout as wait } from "node:timers/promises";
import { isPicture } from "#lib/images/providers/is-picture.ts";
import { nextLookMs } from "#lib/images/providers/patience.ts";
import { ProviderError, type ProviderEvent } from "#lib/images/providers/types.ts";
import { type Api, fetchPicture } from "./api.ts";
import type { Job } from "./jobs.ts";
import { failureOf, look, noPicture, notFetched, paidFor, type State, tooSlow } from "./states.ts";

type Made = { bytes: Buffer; seed: number };

/**
 * A look or a download that fails is repeated so often, after twice the time each time, a minute and a half in all:
 * the picture is paid for, and asking again buys nothing.
 */
const TRIES = 8;
/** Neither may hang for longer, whatever time the job itself has. */
const LOOK_MS = 20_000;
const DOWNLOAD_MS = 90_000;
const LONGEST_PAUSE_MS = 30_000;

/** Asks for a job until it has ended, with a sign of life for each time. @throws {ProviderError} and the signal's reason */
export async function* follow(
  api: Api,
  job: Job,
  signal: AbortSignal,
): AsyncGenerator<ProviderEvent, Made, undefined> {
  const startedAt = performance.now();
  for (let failures = 0; ; ) {
    const seen = await within(LOOK_MS, signal, (bounded) => look(api, job, bounded));
    if (seen instanceof ProviderError) {
      failures += 1;
      if (failures === TRIES) throw paidFor(seen);
      await pause(backOffMs(api, failures, seen), signal);
    } else {
      failures = 0;
      const failure = failureOf(api, seen);
      if (failure) throw failure;
      if (seen.status === "Ready") return yield* download(api, job, seen, signal);
      await pause(nextLookMs(api, startedAt), signal);
    }
    yield { type: "progress", progress: null };
  }
}

/** At once: the link works for ten minutes only. */
async function* download(
  api: Api,
  job: Job,
  { result }: State,
  signal: AbortSignal,
): AsyncGenerator<ProviderEvent, Made, undefined> {
  const link = result?.sample;
  if (!link) throw noPicture();
  for (let failures = 0; ; ) {
    const bytes = await within(DOWNLOAD_MS, signal, (bounded) => fetchPicture(api, link, bounded));
    if (bytes instanceof Buffer && (await isPicture(bytes))) return { bytes, seed: result.seed ?? job.seed };
    failures += 1;
    if (failures === TRIES) throw notFetched(bytes);
    await pause(backOffMs(api, failures), signal);
    yield { type: "progress", progress: null };
  }
}

function backOffMs({ pollEveryMs }: Api, failures: number, failure?: ProviderError): number {
  const waitMs = Math.max(failure?.retryAfterMs ?? 0, pollEveryMs * 2 ** (failures - 1));
  return Math.min(waitMs, LONGEST_PAUSE_MS);
}

/** @returns the failure of a call rather than throwing it, apart from an abort */
async function within<T>(
  ms: number,
  signal: AbortSignal,
  run: (bounded: AbortSignal) => Promise<T>,
): Promise<T | ProviderError> {
  const timeout = AbortSignal.timeout(ms);
  try {
    return await run(AbortSignal.any([signal, timeout]));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ProviderError) return error;
    if (error === timeout.reason) return tooSlow();
    throw error;
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => {});
  signal.throwIfAborted();
}
