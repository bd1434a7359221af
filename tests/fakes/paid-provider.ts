import { type ImageProvider, type ModelCapabilities, ProviderError } from "#lib/images/providers/types.ts";
import { png } from "#tests/factories.ts";

const PAID_1: ModelCapabilities = {
  provider: "paid",
  id: "paid-1",
  label: "Paid 1",
  operations: ["text-to-image", "image-to-image"],
  promptMaxLength: 1000,
  negativePrompt: false,
  size: { presets: [{ width: 64, height: 64 }], auto: true },
  mask: "none",
  referencesMax: 0,
  countMax: 4,
  previews: false,
  progress: false,
  cancel: "impossible",
  cost: "reported",
  repeatable: false,
};

/** What each picture is estimated at, and what it then costs; null where the vendor does not say. */
export type Prices = { estimateMicros: number | null; billMicros: number | null };

/** The smallest adapter that costs something: no vendor, no time, and prices that a test can change as it goes. */
export function createPaidProvider(prices: Prices) {
  const calls: string[] = [];
  const failure: { next: ProviderError | null } = { next: null };
  const provider: ImageProvider = {
    id: "paid",
    label: "Paid",
    models: [PAID_1],
    estimateCostMicros: ({ params }) =>
      prices.estimateMicros === null ? null : prices.estimateMicros * (params.count ?? 1),
    async *generate({ attemptId, params }) {
      calls.push(attemptId);
      yield { type: "submitted" };
      if (failure.next) throw failure.next;
      const count = params.count ?? 1;
      for (let picture = 0; picture < count; picture++)
        yield { type: "output", bytes: await png(), seed: null };
      const costMicros = prices.billMicros === null ? null : prices.billMicros * count;
      yield { type: "done", costMicros, warnings: [] };
    },
  };
  return {
    provider,
    prices,
    calls,
    failNext: (charged: "no" | "yes" | "unknown") => {
      failure.next = new ProviderError("content_blocked", "The vendor refused it.", { charged });
    },
    work: () => {
      failure.next = null;
    },
  };
}
