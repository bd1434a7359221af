import type { ProviderRequest, Size } from "#lib/images/providers/types.ts";
import type { Usage } from "./answer.ts";
import { previewsOf } from "./previews.ts";

/** Stored beside each cost, so that an old cost can be explained after the prices have changed. */
export const PRICES_VERSION = "2026-11-22";

/** USD for a million tokens, which is the same number as micro-dollars for one. */
type Price = { textIn: number; imageIn: number; imageOut: number };

const CURRENT: Price = { textIn: 5, imageIn: 8, imageOut: 30 };

/** From OpenAI's model pages. A model that is not listed has an unknown price. */
const PRICES: Record<string, Price> = {
  "gpt-image-2.6-sunburst": CURRENT,
  "gpt-image-2.6-flare": CURRENT,
  "gpt-image-2.5-sunburst": CURRENT,
  "gpt-image-2.5-flare": CURRENT,
  "gpt-image-2": CURRENT,
  "gpt-image-1.5": { textIn: 5, imageIn: 8, imageOut: 32 },
  "gpt-image-1-mini": { textIn: 2, imageIn: 2.5, imageOut: 8 },
};

/** Output tokens of one picture of 1024 x 1024; other sizes are in proportion to their area. */
const SQUARE_TOKENS: Record<string, Record<string, number>> = {
  "gpt-image-2": { low: 200, medium: 1767, high: 7033 },
  "gpt-image-1.5": { low: 272, medium: 1056, high: 4160 },
  "gpt-image-1-mini": { low: 272, medium: 1056, high: 4160 },
};
const SQUARE_PIXELS = 1024 * 1024;
const PREVIEW_TOKENS = 100;

/**
 * Micro-dollars that a request will about cost. Null where that cannot be told before: unknown prices, a quality or
 * size left to the model, and pictures as input, whose tokens depend on how the model cuts them up.
 */
export function estimateCostMicros(
  request: Pick<ProviderRequest, "model" | "operation" | "params">,
): number | null {
  const { model, operation, params } = request;
  const price = PRICES[model.id];
  const squareTokens = SQUARE_TOKENS[model.id]?.[params.quality ?? model.quality?.default ?? ""];
  if (operation !== "text-to-image" || !price || !squareTokens || !params.width || !params.height)
    return null;
  const size: Size = { width: params.width, height: params.height };
  const tokens = (squareTokens * size.width * size.height) / SQUARE_PIXELS;
  const previewTokens = PREVIEW_TOKENS * previewsOf(params, 0);
  return Math.round(((params.count ?? 1) * tokens + previewTokens) * price.imageOut);
}

/** Micro-dollars of one call by the tokens it used; null when the price or the tokens are unknown. */
export function costMicros(modelId: string, usage: Usage | undefined): number | null {
  const price = PRICES[modelId];
  if (!price || !usage) return null;
  const { text_tokens: text, image_tokens: image } = usage.input_tokens_details;
  return Math.round(text * price.textIn + image * price.imageIn + usage.output_tokens * price.imageOut);
}
