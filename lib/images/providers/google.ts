import { readAnswer } from "./google/answer.ts";
import { buildBody, encodeParts } from "./google/body.ts";
import { listLiveModels } from "./google/live-models.ts";
import { MODELS, PICTURES_MAX } from "./google/models.ts";
import { costMicros, estimateCostMicros, PRICES_VERSION } from "./google/prices.ts";
import { ask, type Server } from "./google/server.ts";
import { type CallResult, parallelCalls } from "./parallel-calls.ts";
import { type ImageProvider, ProviderError, type ProviderEvent, type ProviderRequest } from "./types.ts";

export type GoogleSettings = { apiKey: string; baseURL?: string; allowPrivate?: boolean };

const BASE_URL = "https://generativelanguage.googleapis.com/v1beta";

/**
 * Google's Gemini models that make pictures, over `generateContent`. Nothing comes before the finished picture: no
 * previews, no progress, and no sign of life for as long as it takes.
 */
export function createGoogle({
  apiKey,
  baseURL = BASE_URL,
  allowPrivate = false,
}: GoogleSettings): ImageProvider {
  const server = { apiKey, baseURL, allowPrivate };
  return {
    id: "google",
    label: "Google Gemini",
    models: MODELS,
    estimateCostMicros,
    generate: (request, signal) => generate(server, request, signal),
    discover: (signal) => listLiveModels(server, signal),
    check: async (signal) => sentenceFor(await listLiveModels(server, signal)),
    timeouts: { overallMs: 600_000, idleMs: 600_000 },
  };
}

async function* generate(
  server: Server,
  request: ProviderRequest,
  signal: AbortSignal,
): AsyncGenerator<ProviderEvent, void, undefined> {
  signal.throwIfAborted();
  refuseTooMany(request);
  const parts = await encodeParts(request);
  const call = async (index: number, callSignal: AbortSignal): Promise<CallResult> => {
    const seed = seedOf(request, index);
    const body = buildBody(request, parts, seed);
    const path = `models/${encodeURIComponent(request.model.id)}:generateContent`;
    const { bytes, usage, responseId } = readAnswer(await ask(server, path, { body, signal: callSignal }));
    return {
      pictures: bytes.map((picture) => ({ bytes: picture })),
      seed,
      costMicros: costMicros(request.model.id, usage),
      ...(usage && { usage }),
      ...(responseId && { providerRequestId: responseId }),
    };
  };
  yield* parallelCalls({ request, call, pricesVersion: PRICES_VERSION }, signal);
}

/** Each picture of several has its own seed; the first has the one that was asked for. */
function seedOf({ model, params }: ProviderRequest, index: number): number | null {
  if (params.seed === undefined || !model.seed) return null;
  return (params.seed + index) % (model.seed.max + 1);
}

/** The capability table has one number for references; a source and its marked copy count as pictures, too. */
function refuseTooMany({ source, mask, references }: ProviderRequest): void {
  const max = PICTURES_MAX - (source ? 1 : 0) - (mask ? 1 : 0);
  if (references.length <= max) return;
  throw new ProviderError(
    "invalid_request",
    `Gemini takes ${max} reference pictures beside ${mask ? "a masked source" : "a source"} at most. Remove ${references.length - max}.`,
    { charged: "no" },
  );
}

function sentenceFor(models: readonly { label: string }[]): string {
  if (models.length === 0) return "Google accepts the key, but offers it no model that makes pictures.";
  return `Google accepts the key and offers ${models.map(({ label }) => label).join(", ")}.`;
}
