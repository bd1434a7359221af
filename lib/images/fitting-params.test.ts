import { expect, test } from "vitest";
import { acceptsSize, fittingParams } from "./fitting-params.ts";
import type { ModelCapabilities } from "./providers/types.ts";

const model: ModelCapabilities = {
  provider: "test",
  id: "full",
  label: "Full",
  operations: ["text-to-image", "image-to-image", "inpaint"],
  promptMaxLength: 1000,
  negativePrompt: true,
  size: { presets: [{ width: 1024, height: 768 }], auto: true },
  steps: { min: 1, max: 50, step: 1, default: 20 },
  strength: { min: 0, max: 1, step: 0.05, default: 0.6 },
  seed: { min: 0, max: 100 },
  quality: { values: ["low", "high"], default: "low" },
  mask: "exact",
  referencesMax: 2,
  countMax: 4,
  previews: true,
  progress: true,
  cancel: "confirmed",
  cost: "free",
  repeatable: true,
};
const bare: ModelCapabilities = {
  ...model,
  steps: undefined,
  strength: undefined,
  seed: undefined,
  quality: undefined,
  countMax: 1,
  size: { presets: [{ width: 512, height: 512 }], auto: false },
};

const FROM_WORDS = { hasSource: false, hasMask: false };
const WITH_SOURCE = { hasSource: true, hasMask: false };

test("what the model does not have is left out", () => {
  const chosen = { steps: 30, strength: 0.5, seed: 7, quality: "high", count: 3, guidance: 5 };
  expect(fittingParams(bare, chosen, WITH_SOURCE)).toEqual({ width: 512, height: 512 });
});

test("numbers are kept within the model's bounds", () => {
  const params = fittingParams(model, { steps: 400, seed: 4000, count: 9 }, FROM_WORDS);
  expect(params).toEqual({ steps: 50, seed: 100, count: 4 });
});

test("strength is sent only together with a source", () => {
  expect(fittingParams(model, { strength: 0.3 }, FROM_WORDS)).toEqual({});
  expect(fittingParams(model, { strength: 0.3 }, WITH_SOURCE)).toEqual({ strength: 0.3 });
});

test("letting go of what is outside the mask is sent only where the model does not keep it itself", () => {
  const guided: ModelCapabilities = { ...model, mask: "guided" };
  const masked = { hasSource: true, hasMask: true };
  expect(fittingParams(guided, { pixelLock: false }, masked)).toEqual({ pixelLock: false });
  expect(fittingParams(guided, { pixelLock: false }, WITH_SOURCE)).toEqual({});
  expect(fittingParams(model, { pixelLock: false }, masked)).toEqual({});
});

test("colors are matched only where what is outside the mask is put back", () => {
  const guided: ModelCapabilities = { ...model, mask: "guided" };
  const masked = { hasSource: true, hasMask: true };
  expect(fittingParams(guided, { colorMatch: true }, masked)).toEqual({ colorMatch: true });
  expect(fittingParams(guided, { colorMatch: true, pixelLock: false }, masked)).toEqual({ pixelLock: false });
  expect(fittingParams(guided, { colorMatch: true }, WITH_SOURCE)).toEqual({});
  expect(fittingParams(model, { colorMatch: true }, masked)).toEqual({});
});

test("a word the model does not know is left out", () => {
  expect(fittingParams(model, { quality: "ultra" }, FROM_WORDS)).toEqual({});
});

test("words for what to replace go only to a model that replaces, and empty ones to none", () => {
  const replacing: ModelCapabilities = { ...model, searchPrompt: { maxLength: 100 } };
  const fitted = (searchPrompt: string) => fittingParams(replacing, { searchPrompt }, FROM_WORDS);
  expect(fitted(" the boat ")).toEqual({ searchPrompt: "the boat" });
  expect(fitted(" ")).toEqual({});
  expect(fittingParams(model, { searchPrompt: "the boat" }, FROM_WORDS)).toEqual({});
});

test("a size that the model cannot make becomes its own choice", () => {
  expect(fittingParams(model, { width: 300, height: 300 }, FROM_WORDS)).toEqual({});
  expect(fittingParams(model, { width: 1024, height: 768 }, FROM_WORDS)).toEqual({
    width: 1024,
    height: 768,
  });
});

test("a free size must fit the grid, the sides, the pixels and the shape", () => {
  const free = {
    multipleOf: 16,
    min: 64,
    max: 2048,
    minPixels: 65_536,
    maxPixels: 2_000_000,
    maxAspectRatio: 3,
  };
  const freeModel = { ...model, size: { ...model.size, free } };
  expect(acceptsSize(freeModel, { width: 640, height: 480 })).toBe(true);
  expect(acceptsSize(freeModel, { width: 650, height: 480 })).toBe(false);
  expect(acceptsSize(freeModel, { width: 4096, height: 480 })).toBe(false);
  expect(acceptsSize(freeModel, { width: 2048, height: 2048 })).toBe(false);
  expect(acceptsSize(freeModel, { width: 1280, height: 320 })).toBe(false);
});
