import type { Api } from "./fal/api.ts";
import { buildSubmissions, seedOf, sizeOf } from "./fal/body.ts";
import { cancelJobs, followJob, fromRemoteId, type Job, submit, toRemoteId } from "./fal/jobs.ts";
import { MODELS } from "./fal/models.ts";
import { estimateCostMicros, PRICES_VERSION, priceOf } from "./fal/prices.ts";
import { type ImageProvider, ProviderError, type ProviderEvent, type ProviderRequest } from "./types.ts";

export type FalSettings = {
  apiKey: string;
  /** Of the queue. */
  baseURL?: string;
  allowPrivate?: boolean;
  pollEveryMs?: number;
};

const BASE_URL = "https://queue.fal.run";

/**
 * Models that fal.ai hosts, over its queue: a picture is a job with an id, so that it can be found again after a crash
 * and stopped while it waits.
 */
export function createFal({
  apiKey,
  baseURL = BASE_URL,
  allowPrivate = false,
  pollEveryMs = 1000,
}: FalSettings): ImageProvider {
  const api = { apiKey, baseURL: baseURL.replace(/\/+$/, ""), allowPrivate, pollEveryMs };
  return {
    id: "fal",
    label: "fal",
    models: MODELS,
    estimateCostMicros,
    generate: (request, signal) => generate(api, request, signal),
    resume: (remoteId, request, signal) => resume(api, remoteId, request, signal),
    // A model that nobody used for a while is loaded first, which takes minutes.
    timeouts: { overallMs: 1_800_000, idleMs: 180_000 },
  };
}

type Events = AsyncGenerator<ProviderEvent, void, undefined>;

async function* generate(api: Api, request: ProviderRequest, signal: AbortSignal): Events {
  signal.throwIfAborted();
  const submissions = await buildSubmissions(request);
  signal.throwIfAborted();
  const jobs: Job[] = [];
  const failures: ProviderError[] = [];
  try {
    for (const submission of submissions) {
      try {
        jobs.push(await submit(api, submission));
      } catch (error) {
        failures.push(asProviderError(error));
        break;
      }
      signal.throwIfAborted();
      yield { type: "submitted", remoteId: toRemoteId(jobs) };
      signal.throwIfAborted();
    }
    yield* collect(api, request, { jobs, failures }, signal);
  } finally {
    // Also for who is aborted while it waits at a `yield` and never comes back to the loop.
    if (signal.aborted) await cancelJobs(api, jobs);
  }
}

async function* resume(api: Api, remoteId: string, request: ProviderRequest, signal: AbortSignal): Events {
  const jobs = fromRemoteId(remoteId);
  try {
    yield* collect(api, request, { jobs, failures: [] }, signal);
  } finally {
    if (signal.aborted) await cancelJobs(api, jobs);
  }
}

type Bought = { jobs: readonly Job[]; failures: ProviderError[] };

/** The pictures of jobs that work side by side. Some without the others are kept, with a warning. */
async function* collect(
  api: Api,
  request: ProviderRequest,
  { jobs, failures }: Bought,
  signal: AbortSignal,
): Events {
  let made = 0;
  for (const [index, job] of jobs.entries()) {
    try {
      const bytes = yield* followJob(api, job, signal);
      made += 1;
      yield { type: "output", bytes, seed: seedOf(request, index) };
    } catch (error) {
      signal.throwIfAborted();
      failures.push(asProviderError(error));
    }
    signal.throwIfAborted();
  }
  const gravest = failures.find(({ charged }) => charged !== "no") ?? failures[0];
  if (made === 0 && gravest) throw gravest;
  yield {
    type: "done",
    usage: { pricesVersion: PRICES_VERSION, jobs },
    costMicros: totalCost(request, made, failures),
    warnings: missing(request.params.count ?? 1, made, gravest),
  };
}

function asProviderError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  throw error;
}

/** Unknown as soon as one part is: a sum that leaves something out would look like the whole. */
function totalCost(
  request: ProviderRequest,
  made: number,
  failures: readonly ProviderError[],
): number | null {
  const size = sizeOf(request);
  const one = size ? priceOf(request, size) : null;
  return one === null || failures.some(({ charged }) => charged !== "no") ? null : one * made;
}

function missing(wanted: number, made: number, cause: ProviderError | undefined): string[] {
  if (made >= wanted) return [];
  const why = cause?.message ?? "The others were not ordered before the server stopped.";
  return [`${wanted - made} of ${wanted} pictures ${wanted - made === 1 ? "is" : "are"} missing. ${why}`];
}
