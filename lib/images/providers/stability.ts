import { z } from "zod";
import { type CallResult, parallelCalls } from "./parallel-calls.ts";
import { readPicture, refused } from "./stability/answer.ts";
import { type Api, ask, jsonOf } from "./stability/api.ts";
import { buildForm } from "./stability/body.ts";
import { MODELS, routeOf } from "./stability/models.ts";
import { costMicros, creditsOf, estimateCostMicros, PRICES_VERSION } from "./stability/prices.ts";
import type { ImageProvider, ProviderEvent, ProviderRequest } from "./types.ts";

type StabilitySettings = { apiKey: string; baseURL?: string; allowPrivate?: boolean };

const BASE_URL = "https://api.stability.ai";

const Balance = z.object({ credits: z.number() });

/** Stability AI's v2beta API: one call makes one picture, and nothing is heard before it is done. */
export function createStability(settings: StabilitySettings): ImageProvider {
  const { apiKey, allowPrivate = false } = settings;
  const baseURL = (settings.baseURL ?? BASE_URL).replace(/\/+$/, "");
  const vendor = { name: "Stability AI", secrets: [apiKey, baseURL, new URL(baseURL).host] };
  const api: Api = { vendor, baseURL, apiKey, allowPrivate };
  return {
    id: "stability",
    label: "Stability AI",
    models: MODELS,
    estimateCostMicros,
    generate: (request, signal) => generate(api, request, signal),
    check: (signal) => check(api, signal),
  };
}

async function* generate(
  api: Api,
  request: ProviderRequest,
  signal: AbortSignal,
): AsyncGenerator<ProviderEvent, void, undefined> {
  signal.throwIfAborted();
  const { model, endUserId } = request;
  const form = await buildForm(request);
  const headers = {
    accept: "image/*",
    "stability-client-id": "image-studio",
    "stability-client-user-id": endUserId,
  };
  const call = async (index: number, callSignal: AbortSignal): Promise<CallResult> => {
    const seed = seedOf(request, index);
    const path = `v2beta/stable-image/${routeOf(model.id).path}`;
    const answer = await ask(api, path, { signal: callSignal, form: form(seed), headers });
    const picture = await readPicture(api, answer);
    return {
      pictures: [{ bytes: picture.bytes }],
      seed: picture.seed ?? seed,
      costMicros: costMicros(model.id),
      usage: { credits: creditsOf(model.id) },
      warnings: sizeWarnings(request),
      ...(answer.providerRequestId && { providerRequestId: answer.providerRequestId }),
    };
  };
  yield* parallelCalls({ request, call, pricesVersion: PRICES_VERSION }, signal);
}

/** Each picture of several has its own seed, and the first has the one that was asked for. 0 would be a random one. */
function seedOf({ model, params }: ProviderRequest, index: number): number {
  const { min = 1, max = 1 } = model.seed ?? {};
  return min + (((params.seed ?? min) - min + index) % (max - min + 1));
}

/** An edit has the size of its source, whatever was asked for. */
function sizeWarnings({ source, params }: ProviderRequest): string[] {
  const { width = source?.width, height = source?.height } = params;
  if (!source || (width === source.width && height === source.height)) return [];
  return [`Stability AI keeps the shape of the source, so ${width}×${height} was not used.`];
}

async function check(api: Api, signal: AbortSignal): Promise<string> {
  const answer = await ask(api, "v1/user/balance", { signal });
  const balance = Balance.safeParse(jsonOf(answer));
  if (answer.status !== 200 || !balance.success) throw refused(api, answer);
  return `Stability AI accepts the key. The account has ${Math.round(balance.data.credits)} credits left.`;
}
