import OpenAI from "openai";
import { encodePictures } from "./openai/body.ts";
import { callOnce } from "./openai/call.ts";
import { toProviderError } from "./openai/errors.ts";
import { fanOut } from "./openai/fan-out.ts";
import { MODELS } from "./openai/models.ts";
import { costMicros, estimateCostMicros } from "./openai/prices.ts";
import { type Finished, finish } from "./openai/summary.ts";
import { type ImageProvider, ProviderError, type ProviderEvent, type ProviderRequest } from "./types.ts";

export type OpenAiSettings = { apiKey: string; baseURL?: string };

/** Each preview is billed as a few more tokens, so only the first of several pictures shows them. */
const PREVIEWS = 2;

/** OpenAI's image API, or one that speaks it at `baseURL`. */
export function createOpenAi({ apiKey, baseURL }: OpenAiSettings): ImageProvider {
  // The SDK would repeat a call whose answer was lost, which can bill a picture three times. It logs what we report.
  const client = new OpenAI({ apiKey, baseURL, maxRetries: 0, logLevel: "off" });
  const secrets = [apiKey, client.baseURL, new URL(client.baseURL).host];
  return {
    id: "openai",
    label: "OpenAI",
    models: MODELS,
    estimateCostMicros,
    generate: (request, signal) => generate(client, secrets, request, signal),
  };
}

async function* generate(
  client: OpenAI,
  secrets: readonly string[],
  request: ProviderRequest,
  signal: AbortSignal,
): AsyncGenerator<ProviderEvent, void, undefined> {
  signal.throwIfAborted();
  refuseImpossible(request);
  const pictures = await encodePictures(request);
  const left = new AbortController();
  const call = { client, secrets, request, pictures, signal: AbortSignal.any([signal, left.signal]) };
  const calls = Array.from({ length: request.params.count ?? 1 }, (_, index) =>
    callOnce({ ...call, partialImages: index === 0 ? PREVIEWS : 0 }),
  );
  const finished: Finished[] = [];
  const failures: ProviderError[] = [];
  let submitted = false;
  try {
    for await (const arrival of fanOut(calls)) {
      // The SDK ends an aborted stream in silence, like a complete one.
      signal.throwIfAborted();
      if ("error" in arrival) {
        failures.push(toProviderError(arrival.error, secrets));
      } else if (arrival.value.type === "picture") {
        const { bytes, ...facts } = arrival.value.picture;
        finished.push({ ...facts, costMicros: costMicros(request.model.id, facts.usage) });
        yield { type: "output", bytes, seed: null, revisedPrompt: facts.revisedPrompt };
      } else if (arrival.value.type === "preview" || !submitted) {
        submitted = true;
        yield arrival.value;
      }
    }
    signal.throwIfAborted();
  } finally {
    left.abort();
  }
  yield finish(request, finished, failures);
}

/** The one combination that the capability table cannot say. */
function refuseImpossible({ params }: ProviderRequest): void {
  if (params.background !== "transparent" || params.outputFormat !== "jpeg") return;
  throw new ProviderError("invalid_request", "A transparent background needs PNG or WebP, not JPEG.", {
    charged: "no",
  });
}
