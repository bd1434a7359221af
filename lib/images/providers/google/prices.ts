import type { ProviderRequest } from "#lib/images/providers/types.ts";
import { type ImageSize, shapeOf } from "./sizes.ts";
import type { Usage } from "./usage.ts";

/** Stored beside each cost, so that an old cost can be explained after the prices have changed. */
export const PRICES_VERSION = "2026-11-22";

/** USD for a million tokens, which is the same number as micro-dollars for one; `tokens` of one picture. */
type Price = {
  textIn: number;
  textOut: number;
  imageOut: number;
  tokens: Partial<Record<ImageSize, number>>;
};

/** A model that is not listed has an unknown price: Google's own for the others could not be found. */
const PRICES: Record<string, Price> = {
  "gemini-3-pro-image": {
    textIn: 2,
    textOut: 12,
    imageOut: 120,
    tokens: { "1K": 1120, "2K": 1120, "4K": 2000 },
  },
  "gemini-3.1-flash-image": {
    textIn: 0.5,
    textOut: 3,
    imageOut: 60,
    tokens: { "512": 747, "1K": 1120, "2K": 1680, "4K": 2520 },
  },
};

/**
 * Micro-dollars that a request will about cost: its pictures, beside which the words and thoughts are little. Null for
 * an unknown price, and for an edit of its source's size, which is not known here.
 */
export function estimateCostMicros({
  model,
  operation,
  params,
}: Pick<ProviderRequest, "model" | "operation" | "params">): number | null {
  const price = PRICES[model.id];
  const imageSize = shapeOf(params)?.imageSize ?? (operation === "text-to-image" ? "1K" : null);
  const tokens = imageSize && price?.tokens[imageSize];
  return price && tokens ? Math.round((params.count ?? 1) * tokens * price.imageOut) : null;
}

/** Micro-dollars of one call by the tokens it used; null when the price or the tokens are unknown. */
export function costMicros(modelId: string, usage: Usage | undefined): number | null {
  const price = PRICES[modelId];
  if (!price || usage?.promptTokenCount === undefined || usage.candidatesTokenCount === undefined)
    return null;
  const details = usage.candidatesTokensDetails ?? [];
  const image = details
    .filter(({ modality }) => modality === "IMAGE")
    .reduce((sum, { tokenCount = 0 }) => sum + tokenCount, 0);
  // Without details all of it is the picture: nothing else was asked for.
  const imageTokens = details.length > 0 ? image : usage.candidatesTokenCount;
  const words = usage.candidatesTokenCount - imageTokens + (usage.thoughtsTokenCount ?? 0);
  return Math.round(
    usage.promptTokenCount * price.textIn + words * price.textOut + imageTokens * price.imageOut,
  );
}
