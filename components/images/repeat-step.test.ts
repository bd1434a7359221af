import { expect, test } from "vitest";
import { toDraft, withNewSeed } from "./repeat-step.ts";
import { testAsset, testGeneration } from "./test-generation.ts";

const first = testGeneration({ id: "gen_1", outputs: [testAsset({ id: "asset_out" })] });
const step = testGeneration({
  id: "gen_2",
  stepNumber: 2,
  parentGenerationId: "gen_1",
  params: { seed: 5, strength: 0.4 },
  inputs: [
    testAsset({ id: "asset_in", role: "input", sourceAssetId: "asset_out" }),
    testAsset({ id: "asset_in_mask", role: "mask", sourceAssetId: "asset_mask" }),
  ],
});

test("again with a new seed sends everything but the seed, from the original pictures", () => {
  expect(withNewSeed(step)).toMatchObject({
    params: { strength: 0.4 },
    sourceAssetId: "asset_out",
    maskAssetId: "asset_mask",
    parentGenerationId: "gen_1",
  });
  expect(withNewSeed(step).params).not.toHaveProperty("seed");
});

test("duplicated settings name the step that the source came from, and keep the mask on it", () => {
  const draft = toDraft(step, [step, first]);
  expect(draft.source).toMatchObject({ kind: "picked", image: { assetId: "asset_out", stepNumber: 1 } });
  expect(draft.mask).toMatchObject({ assetId: "asset_mask", sourceAssetId: "asset_out" });
  expect(draft.params.seed).toBe(5);
});

test("a step without a source is duplicated as a fresh start", () => {
  expect(toDraft(first, [first]).source).toEqual({ kind: "none", until: null });
});
