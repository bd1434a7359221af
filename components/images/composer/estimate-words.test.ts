import { expect, test } from "vitest";
import { describeEstimate } from "./estimate-words.ts";

test.each([
  [0, 0, "free"],
  [120_000, 0, "about $0.120"],
  [0, 3, "cost not known before"],
  [120_000, 1, "about $0.120, and 1 whose cost is not known before"],
  [0, 1, "free, and 1 whose cost is not known before"],
])("%i micro-dollars with %i unknown of 3 steps: %s", (costMicros, unknownCount, words) => {
  expect(describeEstimate({ costMicros, unknownCount }, 3)).toBe(words);
});
