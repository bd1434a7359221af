import { expect, test } from "vitest";
import { summarizeChanges } from "./change-summary.ts";
import { diffPrompts } from "./prompt-diff.ts";

const NOTHING = { words: [{ kind: "same" as const, text: "a fox" }], params: [] };
const SEED = { label: "Seed", before: "1", after: "2" };

const words = (before: string, after: string) =>
  summarizeChanges({ ...NOTHING, words: diffPrompts(before, after) }, false);

test("what came and what went is told without the words that stayed", () => {
  expect(words("a fox in fog", "a fox at\n night")).toEqual({
    added: ["at night"],
    removed: ["in fog"],
    params: [],
  });
});

test("another prompt is told whole, whatever commas the two share", () => {
  expect(words("warmer, add a moon", "vintage, more contrast")).toEqual({
    added: ["vintage, more contrast"],
    removed: ["warmer, add a moon"],
    params: [],
  });
});

test("what was hung on is told without its comma", () => {
  expect(words("a fox", "a fox, at night.").added).toEqual(["at night"]);
});

test("a change of nothing but spaces and commas is none", () => {
  expect(words("a fox in fog", "a  fox, in fog.")).toEqual({ added: [], removed: [], params: [] });
});

test("what came twice is told once", () => {
  expect(words("a fox and a hare", "a red fox and a red hare").added).toEqual(["red"]);
});

test("settings are told with both values", () => {
  const params = [{ label: "Guidance", before: "7", after: "9" }];
  expect(summarizeChanges({ ...NOTHING, params }, false).params).toEqual([
    { label: "guidance", before: "7", after: "9" },
  ]);
});

test("another seed is told only where somebody chose it", () => {
  expect(summarizeChanges({ ...NOTHING, params: [SEED] }, false).params).toEqual([]);
  expect(summarizeChanges({ ...NOTHING, params: [SEED] }, true).params).toEqual([
    { label: "seed", before: "1", after: "2" },
  ]);
});
