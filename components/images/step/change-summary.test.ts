import { expect, test } from "vitest";
import { summarizeChanges } from "./change-summary.ts";

const NOTHING = { words: [{ kind: "same" as const, text: "a fox" }], params: [] };
const SEED = { label: "Seed", before: "1", after: "2" };

test("what came and what went is told without the words that stayed", () => {
  const words = [
    { kind: "same" as const, text: "a fox " },
    { kind: "removed" as const, text: "in fog" },
    { kind: "added" as const, text: "at\n night " },
  ];
  expect(summarizeChanges({ ...NOTHING, words }, false)).toEqual({
    added: ["at night"],
    removed: ["in fog"],
    params: [],
  });
});

test("a change of nothing but spaces is none", () => {
  const words = [...NOTHING.words, { kind: "added" as const, text: " \n" }];
  expect(summarizeChanges({ ...NOTHING, words }, false)).toEqual({ added: [], removed: [], params: [] });
});

test("what came twice is told once", () => {
  const words = [
    { kind: "added" as const, text: "red " },
    { kind: "same" as const, text: "fox and " },
    { kind: "added" as const, text: "red " },
  ];
  expect(summarizeChanges({ ...NOTHING, words }, false).added).toEqual(["red"]);
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
