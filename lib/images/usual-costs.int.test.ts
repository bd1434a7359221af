import { beforeEach, expect, test } from "vitest";
import { createGeneration, createUser } from "#tests/factories.ts";
import { createPaidProvider } from "#tests/fakes/paid-provider.ts";
import { estimateOf } from "./estimates.ts";
import { loadProviders } from "./provider-settings/load.ts";
import { runGeneration } from "./run-generation.ts";

const PAID = { provider: "paid", model: "paid-1", params: { width: 64, height: 64 } };
const STEP = { ...PAID, operation: "text-to-image" } as const;
const vendor = createPaidProvider({ estimateMicros: null, billMicros: null });

beforeEach(() => {
  const fixed = [vendor.provider];
  Object.assign(globalThis, { studioProviders: { fixed, added: [], discovered: new Map() } });
});

async function buy(billMicros: number | null, count = 1): Promise<void> {
  vendor.prices.billMicros = billMicros;
  const { id } = await createGeneration(await createUser(), { ...PAID, params: { ...PAID.params, count } });
  await runGeneration(id, "worker-a", new AbortController().signal);
}

/** As a minute later. */
async function estimate(step: Parameters<typeof estimateOf>[0]): Promise<number | null> {
  Object.assign(globalThis, { studioUsualCosts: undefined });
  await loadProviders();
  return estimateOf(step);
}

test("where a provider has no prices, a step is estimated at what steps like it have cost, times the pictures", async () => {
  await buy(null);
  expect(await estimate(STEP)).toBeNull();
  await buy(10_000);
  await buy(90_000);
  await buy(20_000, 2);
  expect(await estimate(STEP)).toBe(20_000);
  expect(await estimate({ ...STEP, params: { ...STEP.params, count: 3 } })).toBe(60_000);
});

test("another kind of work, or another quality, is not estimated by it", async () => {
  await buy(10_000);
  expect(await estimate({ ...STEP, operation: "image-to-image" })).toBeNull();
  expect(await estimate({ ...STEP, params: { ...STEP.params, quality: "high" } })).toBeNull();
});

test("a provider's own prices go before what was paid", async () => {
  await buy(10_000);
  vendor.prices.estimateMicros = 5000;
  expect(await estimate(STEP)).toBe(5000);
  vendor.prices.estimateMicros = null;
});
