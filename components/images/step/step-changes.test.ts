import { expect, test } from "vitest";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { testAsset, testGeneration } from "../api/test-generation.ts";
import { changesBetween, settingRows } from "./step-changes.ts";

const model: ModelCapabilities = {
  provider: "test",
  id: "full",
  label: "Full",
  operations: ["text-to-image", "image-to-image"],
  promptMaxLength: 1000,
  negativePrompt: true,
  size: { presets: [{ width: 512, height: 384 }], auto: true },
  steps: { min: 1, max: 50, step: 1, default: 20 },
  strength: { min: 0, max: 1, step: 0.05, default: 0.6 },
  mask: "none",
  referencesMax: 0,
  countMax: 4,
  previews: false,
  progress: false,
  cancel: "impossible",
  cost: "free",
  repeatable: true,
};
const parent = testGeneration({ outputs: [testAsset()] });
const source = testAsset({ role: "input", seed: null });

test("a step that repeats its parent has changed nothing", () => {
  expect(changesBetween({ ...parent, id: "gen_2" }, parent, [model])).toEqual({
    words: [{ kind: "same", text: "a fox" }],
    params: [],
  });
});

test("model, provider, what to leave out, size and seed are compared as they were made", () => {
  const step = testGeneration({
    provider: "other",
    model: "gone",
    negativePrompt: "text",
    outputs: [testAsset({ width: 1024, height: 1024, seed: 9 })],
  });
  expect(changesBetween(step, parent, [model]).params).toEqual(
    expect.arrayContaining([
      { label: "Model", before: "Full", after: "gone" },
      { label: "Provider", before: "test", after: "other" },
      { label: "Leave out", before: "nothing", after: "text" },
      { label: "Size", before: "512 × 384", after: "1024 × 1024" },
      { label: "Seed", before: "1", after: "9" },
    ]),
  );
});

test("a step without a prompt took no words away, and what to replace is compared where both replace", () => {
  expect(changesBetween(testGeneration({ prompt: "" }), parent, [model]).words).toEqual([]);
  const replacing = (searchPrompt: string) => testGeneration({ params: { searchPrompt } });
  expect(changesBetween(replacing("the fox"), testGeneration(), [model]).params).toEqual([]);
  expect(changesBetween(replacing("the fox"), replacing("the hen"), [model]).params).toEqual([
    { label: "What to replace", before: "the hen", after: "the fox" },
  ]);
});

test("what was really used counts, not what was asked for", () => {
  const step = { ...parent, params: { steps: 40 }, actualParams: { steps: 30 } };
  expect(changesBetween(step, parent, [model]).params).toEqual([
    { label: "Steps", before: "20", after: "30" },
  ]);
});

test("choosing what the model does anyway is no change", () => {
  expect(changesBetween({ ...parent, params: { steps: 20 } }, parent, [model]).params).toEqual([]);
});

test("a step that still runs differs only in what was asked for", () => {
  const running = testGeneration({ status: "running", params: { steps: 40 } });
  expect(
    changesBetween(running, { ...parent, actualParams: { seed: 1, steps: 20 } }, [model]).params,
  ).toEqual([{ label: "Steps", before: "20", after: "40" }]);
});

test("strength has no value without a source, and the model's own with one", () => {
  expect(changesBetween({ ...parent, inputs: [source] }, parent, [model]).params).toEqual([
    { label: "Strength", before: "none", after: "0.6" },
  ]);
});

test("a mask, what became of the rest of the picture, and references are told", () => {
  const mask = testAsset({ role: "mask" });
  const reference = testAsset({ role: "reference" });
  const locked = testGeneration({ ...parent, inputs: [source, mask] });
  const unlocked = { ...locked, params: { pixelLock: false }, inputs: [source, mask, reference] };
  expect(changesBetween(locked, { ...parent, inputs: [source] }, [model]).params).toEqual([
    { label: "Mask", before: "none", after: "painted" },
  ]);
  expect(changesBetween(unlocked, locked, [model]).params).toEqual([
    { label: "Outside the mask", before: "kept", after: "as the model made it" },
    { label: "References", before: "none", after: "1" },
  ]);
  expect(changesBetween({ ...locked, params: { colorMatch: true } }, locked, [model]).params).toEqual([
    { label: "Match colors", before: "off", after: "on" },
  ]);
});

test("the rows of two steps hold equal settings as well, in the order the steps were given", () => {
  const rows = settingRows(parent, { ...parent, actualParams: { steps: 30 } }, [model]);
  expect(rows).toEqual(
    expect.arrayContaining([
      { label: "Model", values: ["Full", "Full"] },
      { label: "Steps", values: ["20", "30"] },
      { label: "Outside the mask", values: [null, null] },
    ]),
  );
});
