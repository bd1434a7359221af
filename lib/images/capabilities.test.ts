import { describe, expect, test } from "vitest";
import { AppError } from "#lib/errors.ts";
import { assertSupported, type Wanted, withDefaults } from "./capabilities.ts";
import type { ModelCapabilities } from "./providers/types.ts";

const plain: ModelCapabilities = {
  provider: "vendor",
  id: "plain-1",
  label: "Plain 1",
  operations: ["text-to-image"],
  promptMaxLength: 100,
  negativePrompt: false,
  size: { presets: [{ width: 512, height: 512 }], auto: false },
  mask: "none",
  referencesMax: 0,
  countMax: 1,
  previews: false,
  progress: false,
  cancel: "impossible",
  cost: "unknown",
  repeatable: false,
};

const rich: ModelCapabilities = {
  ...plain,
  operations: ["text-to-image", "image-to-image", "inpaint"],
  negativePrompt: true,
  size: {
    presets: [{ width: 100, height: 100 }],
    auto: true,
    free: { multipleOf: 16, min: 256, max: 1024, minPixels: 100_000, maxPixels: 800_000, maxAspectRatio: 3 },
  },
  steps: { min: 1, max: 50, step: 1, default: 20 },
  guidance: { min: 1, max: 20, step: 0.5, default: 7 },
  strength: { min: 0, max: 1, step: 0.05, default: 0.6 },
  seed: { min: 0, max: 1000 },
  scheduler: { values: ["euler", "ddim"], default: "euler" },
  quality: { values: ["low", "high"], default: "high" },
  background: { values: ["auto"], default: "auto" },
  outputFormat: { values: ["png"], default: "png" },
  mask: "exact",
  referencesMax: 2,
  countMax: 4,
};

const picture = { width: 64, height: 64 };
const wanted: Wanted = {
  prompt: "a boat",
  params: {},
  source: null,
  mask: null,
  markup: null,
  referenceCount: 0,
};
const size = { width: 512, height: 512 };

/** The names of the fields that `model` refuses. */
function refused(model: ModelCapabilities, change: Partial<Wanted>): string[] {
  try {
    assertSupported(model, { ...wanted, ...change });
    return [];
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "invalid_input") throw error;
    return Object.keys(error.fields ?? {}).sort();
  }
}

describe("a model that takes only a prompt and a size", () => {
  test("takes them", () => expect(refused(plain, { params: size })).toEqual([]));

  test("refuses everything else by name, all at once", () => {
    const params = { steps: 1, guidance: 1, strength: 1, scheduler: "a", quality: "b", background: "c" };
    const more = { outputFormat: "d", seed: 1, count: 2, width: 64, height: 64 };
    const change = { negativePrompt: "x", source: picture, mask: picture, referenceCount: 1 };
    expect(refused(plain, { ...change, prompt: "x".repeat(101), params: { ...params, ...more } })).toEqual(
      [
        ...["prompt", "negativePrompt", "maskAssetId", "referenceAssetIds", "params.width"],
        ...Object.keys({ ...params, outputFormat: 1, seed: 1, count: 1 }).map((name) => `params.${name}`),
      ].sort(),
    );
  });

  test("refuses a source", () => {
    expect(refused(plain, { params: size, source: picture })).toEqual(["sourceAssetId"]);
  });

  test("needs a size", () => expect(refused(plain, {})).toEqual(["params.width"]));

  test("needs a prompt", () => expect(refused(plain, { params: size, prompt: "" })).toEqual(["prompt"]));
});

test("a model that works without words takes none, and one where they are up to the person takes both", () => {
  const silent: ModelCapabilities = { ...rich, prompt: "none" };
  expect(refused(silent, { prompt: "" })).toEqual([]);
  expect(refused(silent, { prompt: "a boat" })).toEqual(["prompt"]);
  const open: ModelCapabilities = { ...rich, prompt: "optional" };
  expect(refused(open, { prompt: "" })).toEqual([]);
  expect(refused(open, { prompt: "a boat" })).toEqual([]);
  expect(refused(open, { prompt: "x".repeat(101) })).toEqual(["prompt"]);
});

test("words for what to replace are needed by a model that replaces, and by no other", () => {
  const replacing: ModelCapabilities = { ...rich, searchPrompt: { maxLength: 10 } };
  const refusedFor = (searchPrompt?: string) => refused(replacing, { params: { searchPrompt } });
  expect(refusedFor("the boat")).toEqual([]);
  expect(refusedFor()).toEqual(["params.searchPrompt"]);
  expect(refusedFor("")).toEqual(["params.searchPrompt"]);
  expect(refusedFor("x".repeat(11))).toEqual(["params.searchPrompt"]);
  expect(refused(rich, { params: { searchPrompt: "the boat" } })).toEqual(["params.searchPrompt"]);
  expect(refused(rich, { params: { searchPrompt: "" } })).toEqual([]);
});

test("drawn instructions need a model that reads them, a source of their size, and no mask", () => {
  const reader: ModelCapabilities = { ...rich, markup: true };
  const drawn = { source: picture, markup: picture };
  expect(refused(reader, drawn)).toEqual([]);
  expect(refused(rich, drawn)).toEqual(["markupAssetId"]);
  expect(refused(reader, { markup: picture })).toEqual(["markupAssetId"]);
  expect(refused(reader, { ...drawn, mask: picture })).toEqual(["markupAssetId"]);
  expect(refused(reader, { ...drawn, markup: { width: 64, height: 65 } })).toEqual(["markupAssetId"]);
});

test("creativity is kept within its bounds, and has the model's own where it is left open", () => {
  const creative: ModelCapabilities = { ...rich, creativity: { min: 0, max: 0.8, step: 0.1, default: 0.5 } };
  expect(refused(creative, { params: { creativity: 0.8 } })).toEqual([]);
  expect(refused(creative, { params: { creativity: 0.9 } })).toEqual(["params.creativity"]);
  expect(refused(rich, { params: { creativity: 0.5 } })).toEqual(["params.creativity"]);
  expect(withDefaults(creative, {}, "inpaint").creativity).toBe(0.5);
});

describe("a model that takes much", () => {
  test("takes everything within its bounds", () => {
    const params = {
      steps: 50,
      guidance: 20,
      strength: 0,
      scheduler: "ddim",
      quality: "low",
      background: "auto",
    };
    const more = { outputFormat: "png", seed: 1000, count: 4, ...size };
    const change = { negativePrompt: "x", source: picture, mask: picture, referenceCount: 2 };
    expect(refused(rich, { ...change, prompt: "x".repeat(100), params: { ...params, ...more } })).toEqual([]);
    expect(refused(rich, {})).toEqual([]);
  });

  test.each([
    [{ params: { steps: 51 } }, "params.steps"],
    [{ params: { guidance: 0.5 } }, "params.guidance"],
    [{ params: { strength: 1 } }, "params.strength"],
    [{ params: { seed: 1001 } }, "params.seed"],
    [{ params: { count: 5 } }, "params.count"],
    [{ params: { scheduler: "heun" } }, "params.scheduler"],
    [{ params: { quality: "best" } }, "params.quality"],
    [{ params: { width: 512 } }, "params.height"],
    [{ params: { height: 512 } }, "params.width"],
    [{ params: { width: 520, height: 512 } }, "params.width"],
    [{ params: { width: 512, height: 1040 } }, "params.height"],
    [{ params: { width: 256, height: 256 } }, "params.width"],
    [{ params: { width: 1024, height: 1024 } }, "params.width"],
    [{ params: { width: 256, height: 1024 } }, "params.width"],
    [{ mask: picture }, "maskAssetId"],
    [{ source: picture, mask: { width: 64, height: 65 } }, "maskAssetId"],
    [{ referenceCount: 3 }, "referenceAssetIds"],
  ] satisfies [Partial<Wanted>, string][])("refuses %j by the name %s", (change, field) => {
    expect(refused(rich, change)).toEqual([field]);
  });

  test("takes a preset that its other bounds would not allow", () => {
    expect(refused(rich, { params: { width: 100, height: 100 } })).toEqual([]);
  });
});

test("colors can be matched only where what is outside a mask is put back", () => {
  const guided: ModelCapabilities = { ...rich, mask: "guided" };
  const masked = { source: picture, mask: picture };
  const params = { colorMatch: true };
  expect(refused(guided, { ...masked, params })).toEqual([]);
  expect(refused(guided, { source: picture, params })).toEqual(["params.colorMatch"]);
  expect(refused(guided, { ...masked, params: { ...params, pixelLock: false } })).toEqual([
    "params.colorMatch",
  ]);
  expect(refused(rich, { ...masked, params })).toEqual(["params.colorMatch"]);
  expect(refused(rich, { ...masked, params: { colorMatch: false } })).toEqual([]);
});

test("what the server has a default for that is not known here stays open", () => {
  const steps = { min: 1, max: 50, step: 1, default: 20 };
  const open: ModelCapabilities = { ...rich, steps: { ...steps, serverDefault: true }, guidance: undefined };
  expect(withDefaults(open, {}, "text-to-image").steps).toBeUndefined();
  expect(withDefaults(open, { steps: 8 }, "text-to-image").steps).toBe(8);
  expect(withDefaults({ ...open, steps }, {}, "text-to-image").steps).toBe(20);
});

test("a file quality is only for files that have one", () => {
  const lossy: ModelCapabilities = {
    ...rich,
    outputFormat: { values: ["png", "jpeg"], default: "png" },
    outputCompression: { min: 10, max: 100, step: 5, default: 100, serverDefault: true },
  };
  const refusedFor = (params: object) => refused(lossy, { params });
  expect(refusedFor({ outputFormat: "jpeg", outputCompression: 80 })).toEqual([]);
  expect(refusedFor({ outputFormat: "jpeg", outputCompression: 5 })).toEqual(["params.outputCompression"]);
  expect(refusedFor({ outputFormat: "png", outputCompression: 80 })).toEqual(["params.outputCompression"]);
  expect(refusedFor({ outputCompression: 80 })).toEqual(["params.outputCompression"]);
  expect(refused(plain, { params: { ...size, outputFormat: "jpeg", outputCompression: 80 } })).toEqual([
    "params.outputCompression",
    "params.outputFormat",
  ]);
});
