import { expect, test } from "vitest";
import { explainSpend, formatSpend, isNothing } from "./spend-words.ts";

const spend = (knownMicros: number, maybeMicros: number, unknownCount: number) => ({
  knownMicros,
  maybeMicros,
  unknownCount,
});

test.each([
  [0, 0, 0, "Free"],
  [0, 0, 2, "Not known"],
  [1_200_000, 0, 0, "$1.20"],
  [5_000_000, 0, 0, "$5"],
  [1_200_000, 40_000, 0, "about $1.24"],
  [1_200_000, 0, 1, "$1.20 or more"],
  [2_000, 0, 0, "< $0.01"],
])("%i known, %i maybe, %i unknown: %s", (known, maybe, unknown, words) => {
  expect(formatSpend(spend(known, maybe, unknown))).toBe(words);
});

test("only what is not exact is explained", () => {
  expect(explainSpend(spend(5, 0, 0))).toBeNull();
  expect(explainSpend(spend(0, 40_000, 1))).toBe(
    "$0.04 of it is an estimate, or may not be charged; 1 call whose price nobody tells is not in it.",
  );
});

test("a call of unknown price is not nothing", () => {
  expect(isNothing(spend(0, 0, 0))).toBe(true);
  expect(isNothing(spend(0, 0, 1))).toBe(false);
});
