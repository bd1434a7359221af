import { expect, test } from "vitest";
import { testAsset, testGeneration } from "../api/test-generation.ts";
import { chooseTip, learnedTips } from "./choose-tip.ts";

const step = (id: string, parentGenerationId: string | null = null) =>
  testGeneration({ id, parentGenerationId, status: "succeeded", outputs: [testAsset({ id: `${id}_out` })] });
const first = step("gen_1");
const fresh = step("gen_2");
const change = step("gen_3", "gen_1");
const branch = step("gen_4", "gen_1");

test("nothing is explained before there is a picture", () => {
  expect(chooseTip([], [])).toBeNull();
  expect(chooseTip([testGeneration({ id: "gen_1", status: "running" })], [])).toBeNull();
});

test("each tip comes when there is something to try it on, one after the other", () => {
  expect(chooseTip([first], [])).toBe("iterate");
  expect(chooseTip([change, first], [])).toBe("branch");
  expect(chooseTip([branch, change, first], [])).toBe("history");
});

test("a tip that was closed does not come again", () => {
  expect(chooseTip([first], ["iterate"])).toBeNull();
  expect(chooseTip([change, first], ["branch"])).toBeNull();
  expect(chooseTip([branch, change, first], ["iterate", "branch", "history"])).toBeNull();
});

test("who did it already is not told", () => {
  expect(learnedTips([first, fresh], [])).toEqual([]);
  expect(learnedTips([change, first], [])).toEqual(["iterate"]);
  expect(learnedTips([branch, change, first], ["iterate"])).toEqual(["branch"]);
  expect(chooseTip([fresh, first], [])).toBe("iterate");
});
