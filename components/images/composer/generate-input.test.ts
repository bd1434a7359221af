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

const masksOnly: ModelCapabilities = { ...model, label: "Masks", operations: ["inpaint"], mask: "guided" };
const painted = { ...emptyDraft, prompt: "a fox", mask };
const unpainted = { ...painted, mask: null };

test("a model that only works inside a mask gets the picture with it, and asks for one first", () => {
  expect(toGenerateInput("ses_1", masksOnly, painted, source)).toMatchObject({
    sourceAssetId: "asset_1",
    maskAssetId: "asset_mask",
  });
  expect(findObstacle(masksOnly, painted, source)).toBeNull();
  expect(findObstacle(masksOnly, unpainted, source)).toBe("Paint what should change first.");
  expect(findObstacle(masksOnly, painted, null)).toMatch("add one first");
});

test("a model without words is sent none, and asks for none", () => {
  const eraser: ModelCapabilities = { ...masksOnly, prompt: "none" };
  expect(toGenerateInput("ses_1", eraser, { ...painted, prompt: "x".repeat(50) }, source).prompt).toBe("");
  expect(findObstacle(eraser, { ...painted, prompt: "x".repeat(50) }, source)).toBeNull();
  expect(findObstacle(eraser, unpainted, source)).toBe("Paint what should go first.");
});

test("a model that adds a border asks for one that Extend made, and for no words", () => {
  const outpaint: ModelCapabilities = { ...masksOnly, prompt: "optional", borderMax: 2000 };
  expect(findObstacle(outpaint, { ...painted, prompt: "" }, source)).toBeNull();
  expect(findObstacle(outpaint, unpainted, source)).toBe("Extend the picture first.");
  const strokes = { baseAssetId: null, strokes: [{ kind: "all" as const }] };
  const byHand = { ...unpainted, strokes: { sourceAssetId: "asset_1", strokes } };
  expect(findObstacle(outpaint, byHand, source)).toMatch("not a painted mask");
});

test("a model that replaces asks what, and is sent it beside the prompt", () => {
  const replacing: ModelCapabilities = { ...model, searchPrompt: { maxLength: 100 } };
  const asking = (searchPrompt: string) => ({ ...unpainted, params: { searchPrompt } });
  expect(findObstacle(replacing, asking(" "), source)).toBe("Say what to replace.");
  expect(findObstacle(replacing, asking("the hen"), source)).toBeNull();
  const { prompt, params } = toGenerateInput("ses_1", replacing, asking(" the hen "), source);
  expect({ prompt, params }).toEqual({ prompt: "a fox", params: { searchPrompt: "the hen" } });
});
