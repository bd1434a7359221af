import type OpenAI from "openai";
import { editBody, encodePictures, generateBody, type Moderation } from "./openai/body.ts";
import { type Address, createClient, secretsOf } from "./openai/client.ts";
import { listModels } from "./openai/list-models.ts";
import { MODELS } from "./openai/models.ts";
import { previewsOf } from "./openai/previews.ts";
import { costMicros, estimateCostMicros, PRICES_VERSION } from "./openai/prices.ts";
import { run } from "./openai/run.ts";
import type { Order, Service } from "./openai/service.ts";
import { type ImageProvider, ProviderError, type ProviderRequest } from "./types.ts";

export type OpenAiSettings = Address & { apiKey: string; moderation?: Moderation };

/** OpenAI's image API, or a gateway to it at `baseURL`. */
export function createOpenAi({ moderation, ...address }: OpenAiSettings): ImageProvider {
  const client = createClient(address);
  const service: Service = {
    name: "OpenAI",
    client,
    secrets: secretsOf(client, address),
    inTurn: false,
    prepare: (request) => prepare(client, request, moderation),
    costMicros,
    pricesVersion: PRICES_VERSION,
  };
  const findOffered = async (signal: AbortSignal) => {
    const live = new Set((await listModels(service, signal)).map(({ id }) => id));
    return MODELS.filter(({ id }) => live.has(id));
  };
  return {
    id: "openai",
    label: "OpenAI",
    models: MODELS,
    estimateCostMicros,
    generate: (request, signal) => run(service, request, signal),
    discover: async (signal) => {
      const offered = await findOffered(signal);
      // A gateway may list none of what it passes on.
      return offered.length > 0 ? offered : MODELS;
    },
    check: async (signal) => describeCheck((await findOffered(signal)).length),
  };
}

async function prepare(
  client: OpenAI,
  request: ProviderRequest,
  moderation: Moderation | undefined,
): Promise<Order[]> {
  refuseImpossible(request);
  const pictures = await encodePictures(request);
  return Array.from({ length: request.params.count ?? 1 }, (_, index) => {
    const partialImages = previewsOf(request.params, index);
    const send = async (signal: AbortSignal) => {
      const started = pictures
        ? client.images.edit(editBody(request, pictures, partialImages), { signal })
        : client.images.generate(generateBody(request, partialImages, moderation), { signal });
      const { data: stream, response, request_id: requestId } = await started.withResponse();
      return { stream, response, requestId };
    };
    return { seed: null, send };
  });
}

function describeCheck(offered: number): string {
  return offered > 0
    ? `OpenAI accepts the key and offers ${offered} of ${MODELS.length} image models.`
    : "OpenAI accepts the key, but lists no image model. They may work all the same.";
}

/** The one combination that the capability table cannot say. */
function refuseImpossible({ params }: ProviderRequest): void {
  if (params.background !== "transparent" || params.outputFormat !== "jpeg") return;
  throw new ProviderError("invalid_request", "A transparent background needs PNG or WebP, not JPEG.", {
    charged: "no",
  });
}
