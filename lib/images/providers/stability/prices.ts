import type { ProviderRequest } from "#lib/images/providers/types.ts";

/** Stored beside each cost, so that an old cost can be explained after the prices have changed. */
export const PRICES_VERSION = "2026-11-22";

/** 1 credit is 0.01 USD. */
const CREDIT_MICROS = 10_000;

/** Credits of one picture, from platform.stability.ai/pricing. The answers do not tell what they cost. */
const CREDITS: Record<string, number> = {
  "stable-image-ultra": 8,
  "stable-image-core": 3,
  "sd3.5-large": 6.5,
  "sd3.5-large-turbo": 4,
  "sd3.5-medium": 3.5,
  "sd3.5-flash": 2.5,
  "stable-image-inpaint": 5,
  "stable-image-erase": 5,
  "stable-image-outpaint": 4,
  "stable-image-search-and-replace": 5,
};

export function creditsOf(modelId: string): number | null {
  return CREDITS[modelId] ?? null;
}

/** Micro-dollars of one picture; null when its price is unknown. */
export function costMicros(modelId: string): number | null {
  const credits = creditsOf(modelId);
  return credits === null ? null : Math.round(credits * CREDIT_MICROS);
}

/** Each picture of a model costs the same, whatever goes in. */
export function estimateCostMicros({
  model,
  params,
}: Pick<ProviderRequest, "model" | "operation" | "params">): number | null {
  const one = costMicros(model.id);
  return one === null ? null : one * (params.count ?? 1);
}
