import { z } from "zod";
import { type Api, ask, refused } from "./black-forest-labs/api.ts";
import { buildBodies } from "./black-forest-labs/body.ts";
import { follow } from "./black-forest-labs/follow.ts";
import { fromRemoteId, type Job, submit, toRemoteId } from "./black-forest-labs/jobs.ts";
import { MODELS } from "./black-forest-labs/models.ts";
import { creditMicros, estimateCostMicros } from "./black-forest-labs/prices.ts";
import { type ImageProvider, ProviderError, type ProviderEvent, type ProviderRequest } from "./types.ts";

export type BlackForestLabsSettings = {
  apiKey: string;
  /** One of the vendor's regions, where the pictures must not leave it. */
  baseURL?: string;
  allowPrivate?: boolean;
  pollEveryMs?: number;
};

const GLOBAL = "https://api.bfl.ai";
const POLL_EVERY_MS = 1000;

const Credits = z.object({ credits: z.number() });

/** FLUX models by Black Forest Labs' own API: a picture is ordered, asked for until it is ready, and fetched. */
export function createBlackForestLabs(settings: BlackForestLabsSettings): ImageProvider {
  const { apiKey, allowPrivate = false, pollEveryMs = POLL_EVERY_MS } = settings;
  const baseURL = (settings.baseURL ?? GLOBAL).replace(/\/+$/, "");
  const vendor = { name: "Black Forest Labs", secrets: [apiKey, baseURL, new URL(baseURL).host] };
  const api: Api = { vendor, baseURL, apiKey, allowPrivate, pollEveryMs };
  return {
    id: "black-forest-labs",
    label: "Black Forest Labs",
    models: MODELS,
    estimateCostMicros,
    generate: (request, signal) => generate(api, request, signal),
    resume: (remoteId, request, signal) => resume(api, remoteId, request, signal),
    check: (signal) => check(api, signal),
  };
}

async function* generate(
  api: Api,
  request: ProviderRequest,
  signal: AbortSignal,
): AsyncGenerator<ProviderEvent, void, undefined> {
  signal.throwIfAborted();
  const jobs: Job[] = [];
  const failures: ProviderError[] = [];
  for (const body of await buildBodies(request)) {
    try {
      jobs.push(await submit(api, request.model.id, body, signal));
    } catch (error) {
      failures.push(asFailure(error, signal));
      // What is refused once is refused again; what was bought before it is fetched.
      break;
    }
    yield { type: "submitted", remoteId: toRemoteId(jobs), providerRequestId: jobs[0]?.id };
  }
  yield* collect(api, request, jobs, failures, signal);
}

async function* resume(
  api: Api,
  remoteId: string,
  request: ProviderRequest,
  signal: AbortSignal,
): AsyncGenerator<ProviderEvent, void, undefined> {
  signal.throwIfAborted();
  const jobs = fromRemoteId(remoteId);
  const unordered = Math.max(0, (request.params.count ?? 1) - jobs.length);
  const message = "The server stopped while it was being ordered. It may have been charged.";
  const failures = Array.from(
    { length: unordered },
    () => new ProviderError("interrupted", message, { charged: "unknown" }),
  );
  yield* collect(api, request, jobs, failures, signal);
}

/** Fetches what was bought. Pictures that arrive are kept, so the failures of others are only warnings. */
async function* collect(
  api: Api,
  request: ProviderRequest,
  jobs: readonly Job[],
  notOrdered: readonly ProviderError[],
  signal: AbortSignal,
): AsyncGenerator<ProviderEvent, void, undefined> {
  const failures = [...notOrdered];
  let made = 0;
  for (const job of jobs) {
    try {
      const { bytes, seed } = yield* follow(api, job, signal);
      made += 1;
      yield { type: "output", bytes, seed };
    } catch (error) {
      failures.push(withJob(asFailure(error, signal), job));
    }
  }
  if (made === 0) throw failures.find(({ charged }) => charged !== "no") ?? failures[0];
  yield {
    type: "done",
    usage: { jobs: jobs.map(({ id, cost }) => ({ id, credits: cost })) },
    costMicros: totalCost(jobs, notOrdered),
    warnings: failures.map(({ message }) => `One of ${request.params.count} pictures is missing. ${message}`),
    providerRequestId: jobs[0]?.id,
  };
}

/** Unknown as soon as one part is: a sum that leaves something out would look like the whole. */
function totalCost(jobs: readonly Job[], notOrdered: readonly ProviderError[]): number | null {
  const costs = jobs.map(({ cost }) => cost);
  if (costs.includes(null) || notOrdered.some(({ charged }) => charged !== "no")) return null;
  return creditMicros(costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0));
}

/** @throws what is no failure of the vendor: an abort, or an error of ours */
function asFailure(error: unknown, signal: AbortSignal): ProviderError {
  signal.throwIfAborted();
  if (error instanceof ProviderError) return error;
  throw error;
}

function withJob(error: ProviderError, { id }: Job): ProviderError {
  const { code, message, charged, cause } = error;
  return new ProviderError(code, message, { charged, cause, providerRequestId: id });
}

async function check(api: Api, signal: AbortSignal): Promise<string> {
  const answer = await ask(api, `${api.baseURL}/v1/credits`, signal);
  const credits = Credits.safeParse(answer.body);
  if (answer.status !== 200 || !credits.success) throw refused(api, answer);
  return `Black Forest Labs accepts the key. The account has ${Math.round(credits.data.credits)} credits left.`;
}
