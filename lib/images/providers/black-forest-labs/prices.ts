import type { ProviderRequest } from "#lib/images/providers/types.ts";

/** 1 credit is 0.01 USD. */
const CREDIT_MICROS = 10_000;

/** Credits of the first megapixel and of each further one, from bfl.ai/pricing as of November 2026. */
const BY_MEGAPIXEL: Record<string, { first: number; further: number }> = {
  "flux-2-pro": { first: 3, further: 1.5 },
  "flux-2-max": { first: 7, further: 3 },
  "flux-2-flex": { first: 5, further: 5 },
  "flux-2-klein-9b": { first: 1.5, further: 0.2 },
  "flux-2-klein-4b": { first: 1.4, further: 0.1 },
};
const BY_PICTURE: Record<string, number> = {
  "flux-kontext-pro": 4,
  "flux-kontext-max": 8,
  "flux-pro-1.0-fill": 5,
};
const MEGAPIXEL = 1024 * 1024;

/** Micro-dollars a request will about cost. Null where pictures as input count too, whose size is not known here. */
export function estimateCostMicros(
  request: Pick<ProviderRequest, "model" | "operation" | "params">,
): number | null {
  const { model, operation, params } = request;
  const credits =
    BY_PICTURE[model.id] ?? (operation === "text-to-image" ? byMegapixel(model.id, params) : null);
  return credits === null ? null : creditMicros(credits * (params.count ?? 1));
}

/** Micro-dollars of so many credits. */
export function creditMicros(credits: number): number {
  return Math.round(credits * CREDIT_MICROS);
}

function byMegapixel(modelId: string, { width, height }: ProviderRequest["params"]): number | null {
  const price = BY_MEGAPIXEL[modelId];
  if (!price || !width || !height) return null;
  return price.first + price.further * (Math.ceil((width * height) / MEGAPIXEL) - 1);
}
