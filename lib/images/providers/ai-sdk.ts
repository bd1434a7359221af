import { outboundFetch } from "#lib/outbound.ts";
import { callOnce, encodePrompt } from "./ai-sdk/call.ts";
import { checkKey, checkUrl } from "./ai-sdk/check-key.ts";
import { toProviderError } from "./ai-sdk/errors.ts";
import { liveModels } from "./ai-sdk/live-models.ts";
import { type LoadedSdk, loadSdk } from "./ai-sdk/load.ts";
import type { Vendor } from "./ai-sdk/vendors.ts";
import { parallelCalls } from "./parallel-calls.ts";
import type { ImageProvider, ModelCapabilities, ProviderEvent, ProviderRequest } from "./types.ts";
import { untilAborted } from "./until-aborted.ts";

export type AiSdkSettings = { apiKey: string; baseURL?: string; region?: string; allowPrivate?: boolean };

/**
 * A vendor by its package for the AI SDK, which is loaded with the first call. Nothing comes before the finished
 * picture; the pictures of a request are bought one by one.
 */
export function createAiSdk(
  vendor: Vendor,
  { apiKey, baseURL, region, allowPrivate = false }: AiSdkSettings,
  load: typeof loadSdk = loadSdk,
): ImageProvider {
  const secrets = [apiKey, baseURL ?? "", URL.parse(baseURL ?? "")?.host ?? ""];
  const start = () =>
    load(vendor, {
      apiKey,
      fetch: outboundFetch({ allowPrivate }),
      ...(baseURL && { baseURL }),
      ...(region && { region }),
    });
  let loading: Promise<LoadedSdk> | undefined;
  const sdk = () => {
    loading ??= start().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  const provider: ImageProvider = {
    id: vendor.id,
    label: vendor.label,
    models: vendor.models,
    estimateCostMicros: () => null,
    async *generate(request, signal) {
      signal.throwIfAborted();
      yield* generate({ sdk: await sdk(), vendor, secrets }, request, signal);
    },
  };
  const url = checkUrl(vendor, { baseURL, region });
  return {
    ...provider,
    ...(url !== null && {
      check: async (signal: AbortSignal) => {
        const asked = checkKey({ vendor, secrets, url, apiKey, allowPrivate }, signal);
        // Of two things that are wrong, the key's is told.
        const [sentence, loaded] = await Promise.allSettled([asked, sdk()]);
        if (sentence.status === "fulfilled" && loaded.status === "rejected") throw loaded.reason;
        return await asked;
      },
    }),
    ...(vendor.listsModels && {
      discover: async (signal: AbortSignal) => untilAborted(discover(vendor, secrets, await sdk()), signal),
    }),
  };
}

async function discover(
  vendor: Vendor,
  secrets: readonly string[],
  { ai, getAvailableModels }: LoadedSdk,
): Promise<readonly ModelCapabilities[]> {
  try {
    return liveModels(await getAvailableModels?.(), vendor.models);
  } catch (error) {
    throw toProviderError(error, { ai, vendor: { name: vendor.label, secrets }, refused: false });
  }
}

async function* generate(
  { sdk, vendor, secrets }: { sdk: LoadedSdk; vendor: Vendor; secrets: readonly string[] },
  request: ProviderRequest,
  signal: AbortSignal,
): AsyncGenerator<ProviderEvent, void, undefined> {
  const prompt = await encodePrompt(vendor, request);
  const call = (index: number, callSignal: AbortSignal) =>
    callOnce({ sdk, vendor, secrets, prompt }, request, {
      seed: seedOf(request, index),
      signal: callSignal,
    });
  yield* parallelCalls({ request, call }, signal);
}

/** Each picture of several has its own seed; the first has the one that was asked for. */
function seedOf({ model, params }: ProviderRequest, index: number): number | null {
  if (params.seed === undefined || !model.seed) return null;
  const { min, max } = model.seed;
  return min + ((params.seed - min + index) % (max - min + 1));
}
