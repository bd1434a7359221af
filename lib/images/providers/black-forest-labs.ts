import { z } from "zod";
import { type Api, ask, refused } from "./black-forest-labs/api.ts";
import { buildBodies } from "./black-forest-labs/body.ts";
import { follow } from "./black-forest-labs/follow.ts";
import { fromRemoteId, type Job, submit, toRemoteId } from "./black-forest-labs/jobs.ts";
import { MODELS } from "./black-forest-labs/models.ts";
import { creditMicros, estimateCostMicros } from "./black-forest-labs/prices.ts";
import { type ImageProvider, ProviderError, type ProviderEvent, type ProviderRequest } from "./types.ts";

type BlackForestLabsSettings = {
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
  let refusal: ProviderError | undefined;
  for (const body of await buildBodies(request)) {
    try {
      jobs.push(await submit(api, request.model.id, body, signal));
    } catch (error) {
      refusal = asFailure(error, signal);
      // What is refused once is refused again; what was bought before it is fetched.
      break;
    }
    yield { type: "submitted", remoteId: toRemoteId(jobs), providerRequestId: jobs[0]?.id };
  }
  yield* collect(api, request, { jobs, refusal }, signal);
}

async function* resume(
  api: Api,
  remoteId: string,
  request: ProviderRequest,
  signal: AbortSignal,
): AsyncGenerator<ProviderEvent, void, undefined> {
  signal.throwIfAborted();
  const jobs = fromRemoteId(remoteId);
  const message = "The server stopped while it was being ordered. It may have been charged.";
  const unknown = new ProviderError("interrupted", message, { charged: "unknown" });
  const refusal = jobs.length < (request.params.count ?? 1) ? unknown : undefined;
  yield* collect(api, request, { jobs, refusal }, signal);
}

/** The pictures that were bought, and why there are not as many as were asked for. */
type Bought = { jobs: readonly Job[]; refusal: ProviderError | undefined };

/** Fetches what was bought. Pictures that arrive are kept, so the failures of others are only a warning. */
async function* collect(
  api: Api,
  request: ProviderRequest,
  { jobs, refusal }: Bought,
  signal: AbortSignal,
): AsyncGenerator<ProviderEvent, void, undefined> {
  const failures: ProviderError[] = [];
  for (const job of jobs) {
    try {
      const { bytes, seed } = yield* follow(api, job, signal);
      yield { type: "output", bytes, seed };
    } catch (error) {
      failures.push(withJob(asFailure(error, signal), job));
    }
  }
  const made = jobs.length - failures.length;
  if (refusal) failures.push(refusal);
  if (made === 0) throw failures.find(({ charged }) => charged !== "no") ?? failures[0];
  yield {
    type: "done",
    usage: { jobs: jobs.map(({ id, cost }) => ({ id, credits: cost })) },
    costMicros: totalCost({ jobs, refusal }),
    warnings: warningsOf((request.params.count ?? 1) - made, request, failures),
    providerRequestId: jobs[0]?.id,
  };
}

function warningsOf(
  missing: number,
  { params }: ProviderRequest,
  failures: readonly ProviderError[],
): string[] {
  if (missing <= 0) return [];
  const reasons = [...new Set(failures.map(({ message }) => message))].join(" ");
  const what = missing === 1 ? "One of" : `${missing} of`;
  return [`${what} ${params.count} pictures ${missing === 1 ? "is" : "are"} missing. ${reasons}`];
}

/** Unknown as soon as one part is: a sum that leaves something out would look like the whole. */
function totalCost({ jobs, refusal }: Bought): number | null {
  const costs = jobs.map(({ cost }) => cost);
  if (costs.includes(null) || (refusal && refusal.charged !== "no")) return null;
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
