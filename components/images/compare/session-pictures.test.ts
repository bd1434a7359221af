import { describe, expect, test } from "vitest";
import { testAsset, testGeneration } from "../api/test-generation.ts";
import { earlierPicture, pictureName } from "./session-pictures.ts";
import { sheetPictures } from "./sheet-pictures.ts";

const first = testGeneration({ id: "gen_1", stepNumber: 1, outputs: [testAsset({ id: "asset_1" })] });
const branch = testGeneration({
  ...{ id: "gen_2", stepNumber: 2, parentGenerationId: "gen_1" },
  inputs: [testAsset({ id: "asset_in", role: "input", sourceAssetId: "asset_1" })],
  outputs: [testAsset({ id: "asset_2" }), testAsset({ id: "asset_3" })],
});
const alone = testGeneration({ id: "gen_3", stepNumber: 3, outputs: [testAsset({ id: "asset_4" })] });
const newestFirst = [alone, branch, first];
const [output = testAsset()] = branch.outputs;

describe("what a picture is compared with when nothing else is said", () => {
  test("is what it was made from", () => {
    expect(earlierPicture(branch, output, newestFirst)).toMatchObject({ assetId: "asset_1", stepNumber: 1 });
  });

  test("is the source's own copy where the step that made it is not loaded", () => {
    expect(earlierPicture(branch, output, [branch])).toMatchObject({
      ...{ assetId: "asset_in", generationId: "gen_1" },
    });
  });

  test("is an uploaded source, which no step made", () => {
    const upload = { ...branch, inputs: [testAsset({ id: "asset_up", role: "input", sourceAssetId: null })] };
    expect(earlierPicture(upload, output, newestFirst)).toMatchObject({
      ...{ assetId: "asset_up", generationId: null },
    });
  });

  test("is the picture made before it where it began from words", () => {
    const [shown = testAsset()] = alone.outputs;
    expect(earlierPicture(alone, shown, newestFirst)?.assetId).toBe("asset_2");
  });

  test("is nothing where it is the only one", () => {
    const [shown = testAsset()] = first.outputs;
    expect(earlierPicture(first, shown, [first])).toBeNull();
  });
});

test("a picture is called after its step, and counted only where there are several", () => {
  const image = { assetId: "asset_3", url: "", width: 1, height: 1, generationId: "gen_2", stepNumber: 2 };
  expect(pictureName(image, branch)).toBe("Step 2, picture 2");
  expect(pictureName({ ...image, assetId: "asset_1" }, first)).toBe("Step 1");
  expect(pictureName(image, undefined)).toBe("Step 2");
  expect(pictureName({ ...image, stepNumber: null }, undefined)).toBe("Uploaded picture");
  const locked = { ...first, rawOutputs: [testAsset({ id: "asset_raw", role: "raw" })] };
  expect(pictureName({ ...image, assetId: "asset_raw" }, locked)).toBe("Step 1, the model's own");
});

describe("a contact sheet", () => {
  const idsOf = (pictures: ReturnType<typeof sheetPictures>) => pictures.map(({ assetId }) => assetId);

  test("starts with what hangs together, in the order it was made", () => {
    expect(idsOf(sheetPictures([first], newestFirst))).toEqual(["asset_1", "asset_2", "asset_3"]);
  });

  test("starts with the whole session where a step is alone", () => {
    expect(idsOf(sheetPictures([alone], newestFirst))).toHaveLength(4);
  });

  test("holds the newest 16", () => {
    const many = Array.from({ length: 20 }, (_, index) => ({
      ...first,
      id: `gen_${20 - index}`,
      outputs: [testAsset({ id: `asset_${20 - index}` })],
    }));
    const ids = idsOf(sheetPictures([alone], many));
    expect(ids).toHaveLength(16);
    expect(ids.at(-1)).toBe("asset_20");
  });
});
