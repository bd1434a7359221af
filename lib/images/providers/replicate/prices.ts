import type { ProviderRequest } from "#lib/images/providers/types.ts";

/** Stored beside each cost, which is ours: Replicate's answers name none. */
export const PRICES_VERSION = "replicate 2026-11";

/** Micro-dollars a picture, as named on the models' pages. Not here: those that also charge by size and inputs. */
const BY_PICTURE: Record<string, number> = {
  "black-forest-labs/flux-dev": 25_000,
  "black-forest-labs/flux-schnell": 3_000,
  "black-forest-labs/flux-fill-pro": 50_000,
};

export function estimateCostMicros({
  model,
  params,
}: Pick<ProviderRequest, "model" | "params">): number | null {
  const one = priceOf(model.id);
  return one === null ? null : one * (params.count ?? 1);
}

/** Micro-dollars of one picture; null where it is not known. */
export function priceOf(modelId: string): number | null {
  return BY_PICTURE[modelId] ?? null;
}
