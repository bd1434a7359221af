import { expect, test } from "vitest";
import { testAsset, testGeneration } from "../api/test-generation.ts";
import { emptyDraft } from "../composer/draft.ts";
import { recalled, toDraft, variationsOf, withNewSeed } from "./repeat-step.ts";

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

test("variations are made in as few steps as the model can, with no seed", () => {
  const counts = (count: number, max: number) =>
    variationsOf(step, count, max).map(({ params }) => params.count ?? 1);
  expect(counts(4, 4)).toEqual([4]);
  expect(counts(4, 1)).toEqual([1, 1, 1, 1]);
  expect(counts(8, 3)).toEqual([3, 3, 2]);
  for (const { params } of variationsOf(step, 2, 1)) expect(params.seed).toBeUndefined();
});

test("a step that a fall-back made is made again with the model that was asked for", () => {
  const requested = { provider: "openai", model: "gpt-image-2" };
  const fellBack = testGeneration({ requested });
  expect(withNewSeed(fellBack)).toMatchObject(requested);
  expect(toDraft(fellBack, []).modelKey).toBe("openai/gpt-image-2");
});

test("a step that was kept from fall-backs stays so when it is made again, a sweep's cell alone does not", () => {
  const kept = testGeneration({ allowsFallback: false });
  expect(withNewSeed(kept).allowsFallback).toBe(false);
  expect(withNewSeed(step)).toMatchObject({ allowsFallback: undefined });
  expect(toDraft(kept, []).allowsFallback).toBe(false);
  expect(toDraft(testGeneration({ allowsFallback: false, sweepId: "swp_1" }), []).allowsFallback).toBe(true);
});

test("each recall brings back its part and leaves the rest of the prompt box alone", () => {
  const now = { ...emptyDraft, prompt: "typed", params: { steps: 12 } };
  const recall = (part: Parameters<typeof recalled>[2]["part"], seed: number | null = 77) =>
    recalled(step, [step, first], { part, seed, now });
  expect(recall("all")).toMatchObject({ prompt: step.prompt, params: { seed: 77, strength: 0.4 } });
  expect(recall("all", null)?.params?.seed).toBe(5);
  expect(recall("remix")?.params).toEqual({ strength: 0.4, seed: undefined });
  expect(recall("remix")).toMatchObject({ source: { kind: "picked" }, mask: { assetId: "asset_mask" } });
  expect(recall("prompt")).toEqual({ prompt: step.prompt, negativePrompt: "" });
  expect(recall("seed")).toEqual({ params: { steps: 12, seed: 77 } });
  expect(recall("seed", null)).toBeNull();
});

test("the words of a step that replaces come back together, and a step without words has none to bring", () => {
  const now = { ...emptyDraft, prompt: "mine", params: { steps: 8 } };
  const replacing = testGeneration({ prompt: "a hen", params: { searchPrompt: "the fox", seed: 3 } });
  expect(recalled(replacing, [], { part: "prompt", seed: null, now })).toEqual({
    prompt: "a hen",
    negativePrompt: "",
    params: { steps: 8, searchPrompt: "the fox" },
  });
  expect(toDraft(replacing, []).params).toEqual({ searchPrompt: "the fox", seed: 3 });
  expect(recalled(testGeneration({ prompt: "" }), [], { part: "prompt", seed: null, now })).toBeNull();
});

test("an extended picture that is used again still comes from the step of the original", () => {
  const inputs = [testAsset({ id: "asset_copy", role: "input", sourceAssetId: "asset_extended" })];
  const { source } = toDraft({ ...step, inputs }, [step, first]);
  expect(source).toMatchObject({
    image: { assetId: "asset_extended", generationId: "gen_1", stepNumber: 1 },
  });
});
