import { expect, test } from "vitest";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { GenerateInput } from "#lib/images/schemas.ts";
import { toSweepBase } from "./sweep-base.ts";

const full: ModelCapabilities = {
  provider: "test",
  id: "full",
  label: "Full",
  operations: ["text-to-image", "image-to-image"],
  promptMaxLength: 1000,
  negativePrompt: true,
  size: { presets: [{ width: 1024, height: 768 }], auto: true },
  steps: { min: 1, max: 50, step: 1, default: 20 },
  seed: { min: 0, max: 100 },
  mask: "none",
  referencesMax: 0,
  countMax: 4,
  previews: true,
  progress: true,
  cancel: "confirmed",
  cost: "free",
  repeatable: true,
};
const bare: ModelCapabilities = {
  ...full,
  id: "bare",
  negativePrompt: false,
  size: { presets: [{ width: 512, height: 512 }], auto: true },
  steps: undefined,
  seed: undefined,
};
const models = [full, bare];
const input: GenerateInput = {
  sessionId: "ses_1",
  provider: "test",
  model: "full",
  prompt: "a kite",
  negativePrompt: "clouds",
  params: { width: 1024, height: 768, steps: 30, count: 2 },
  referenceAssetIds: [],
};

test("what an axis varies is not in what the cells have in common", () => {
  const { base, leftOut } = toSweepBase(
    input,
    [
      { kind: "steps", values: [10, 20] },
      { kind: "prompt", values: ["a red kite", "a blue kite"] },
    ],
    { models, seed: 7 },
  );
  expect(base).toEqual({
    ...input,
    prompt: "a red kite",
    params: { width: 1024, height: 768, count: 2, seed: 7 },
  });
  expect(leftOut).toEqual([]);
});

test("settings that one of the models cannot take are left out for all, and named", () => {
  const axes = [{ kind: "model" as const, values: ["test/full", "test/bare"] }];
  const { base, leftOut } = toSweepBase(input, axes, { models, seed: 7 });
  expect(base.params).toEqual({ count: 2 });
  expect(base.negativePrompt).toBeUndefined();
  expect(leftOut).toEqual(["Size", "Steps", "Seed", "Leave out"]);
});
