import { expect, test } from "vitest";
import { neighbourOfGone } from "./session-neighbours.ts";

const shown = ["a", "b", "c", "d"];

test.each([
  ["the next", ["b"], "c"],
  ["the next that stays", ["b", "c"], "d"],
  ["the one between, when several go", ["a", "c"], "b"],
  ["the one before, at the end", ["c", "d"], "b"],
  ["nothing, when all go", ["a", "b", "c", "d"], null],
])("the neighbour is %s", (_what, gone, neighbour) => {
  expect(neighbourOfGone(shown, new Set(gone))).toBe(neighbour);
});
