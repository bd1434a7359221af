import { expect, test } from "vitest";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { emptyDraft, type TrayImage } from "./draft.ts";
import { describeUnusedInputs, findObstacle, keepsTheRest, toGenerateInput } from "./generate-input.ts";

const model: ModelCapabilities = {
  provider: "test",
  id: "full",
  label: "Full",
  operations: ["text-to-image", "image-to-image", "inpaint"],
  promptMaxLength: 20,
  negativePrompt: true,
  size: { presets: [{ width: 512, height: 512 }], auto: true },
  mask: "exact",
  referencesMax: 1,
  countMax: 1,
  previews: false,
  progress: false,
  cancel: "impossible",
  cost: "free",
  repeatable: true,
};
const wordsOnly: ModelCapabilities = {
  ...model,
  label: "Words",
  operations: ["text-to-image"],
  mask: "none",
  referencesMax: 0,
};
const source: TrayImage = {
  assetId: "asset_1",
  url: "",
  width: 512,
  height: 512,
  generationId: "gen_1",
  stepNumber: 1,
};
const mask = { assetId: "asset_mask", url: "", sourceAssetId: "asset_1" };
const reference = { ...source, assetId: "asset_ref", generationId: null, stepNumber: null };
const draft = { ...emptyDraft, prompt: "  a fox  ", mask, references: [reference] };

test("a step hangs on the one that made its source", () => {
  expect(toGenerateInput("ses_1", model, draft, source)).toMatchObject({
    prompt: "a fox",
    sourceAssetId: "asset_1",
    maskAssetId: "asset_mask",
    referenceAssetIds: ["asset_ref"],
    parentGenerationId: "gen_1",
  });
});

test("a mask painted on another picture is not sent", () => {
  const other = { ...source, assetId: "asset_2" };
  expect(toGenerateInput("ses_1", model, draft, other).maskAssetId).toBeUndefined();
});

test("a model of words only gets words only, and that is said before", () => {
  const chosen = { ...draft, source: { kind: "picked" as const, image: source, until: null } };
  expect(toGenerateInput("ses_1", wordsOnly, chosen, source)).toMatchObject({
    sourceAssetId: undefined,
    maskAssetId: undefined,
    referenceAssetIds: [],
    parentGenerationId: undefined,
  });
  expect(describeUnusedInputs(wordsOnly, chosen, source)).toEqual([
    "Words works from words only and will not see the picture.",
    "Words takes no reference pictures.",
  ]);
});

test("what cannot be sent says why", () => {
  expect(findObstacle(undefined, draft, null)).toMatch("No image model");
  expect(findObstacle(model, { ...draft, prompt: " " }, null)).toMatch("Describe");
  expect(findObstacle(model, { ...draft, prompt: "x".repeat(21) }, null)).toMatch("20 characters");
  expect(findObstacle({ ...model, operations: ["image-to-image"] }, draft, null)).toMatch("add one first");
  expect(findObstacle(model, draft, source)).toBeNull();
});

test("the page promises that the rest stays for exact masks, and for others while the pixel lock is on", () => {
  const guided: ModelCapabilities = { ...model, mask: "guided" };
  expect(keepsTheRest(model, { pixelLock: false })).toBe(true);
  expect(keepsTheRest(guided, {})).toBe(true);
  expect(keepsTheRest(guided, { pixelLock: false })).toBe(false);
});
