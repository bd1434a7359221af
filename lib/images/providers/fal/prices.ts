import type { ProviderRequest, Size } from "#lib/images/providers/types.ts";

/** Stored beside each cost, which is ours: fal's answers name none. */
export const PRICES_VERSION = "fal 2026-11";

type Price = { firstMicros: number; furtherMicros: number };

/** Micro-dollars a megapixel that was begun, as named on fal.ai's model pages. */
const FROM_TEXT: Record<string, Price> = {
  "fal-ai/flux-2": each(12_000),
  "fal-ai/flux-2-pro": { firstMicros: 30_000, furtherMicros: 15_000 },
  "fal-ai/flux/dev": each(25_000),
  "fal-ai/flux/schnell": each(3_000),
  "fal-ai/qwen-image": each(20_000),
};
/** Not here: models that also charge for the pictures that go in. */
const FROM_PICTURE: Record<string, Price> = { "fal-ai/flux/dev": each(35_000) };
const MEGAPIXEL = 1_000_000;

/** Micro-dollars a request will about cost; null where its size or its price is not known. */
export function estimateCostMicros({
  model,
  operation,
  params,
}: Pick<ProviderRequest, "model" | "operation" | "params">): number | null {
  const { width, height, count = 1 } = params;
  const one = width && height ? priceOf({ model, operation }, { width, height }) : null;
  return one === null ? null : one * count;
}

/** Micro-dollars of one picture of `size`; null where it is not known. */
export function priceOf(
  { model, operation }: Pick<ProviderRequest, "model" | "operation">,
  { width, height }: Size,
): number | null {
  const price = (operation === "text-to-image" ? FROM_TEXT : FROM_PICTURE)[model.id];
  if (!price) return null;
  const megapixels = Math.ceil((width * height) / MEGAPIXEL);
  return price.firstMicros + price.furtherMicros * (megapixels - 1);
}

function each(micros: number): Price {
  return { firstMicros: micros, furtherMicros: micros };
}
