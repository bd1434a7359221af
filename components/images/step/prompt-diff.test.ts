import { expect, test } from "vitest";
import { diffPrompts, type PromptPart } from "./prompt-diff.ts";

const without = (kind: PromptPart["kind"], parts: PromptPart[]) =>
  parts
    .filter((part) => part.kind !== kind)
    .map(({ text }) => text)
    .join("");

test("a replaced word stands before what replaced it, between the words that stayed", () => {
  expect(diffPrompts("a red fox in fog", "a blue fox in fog")).toEqual([
    { kind: "same", text: "a " },
    { kind: "removed", text: "red" },
    { kind: "added", text: "blue" },
    { kind: "same", text: " fox in fog" },
  ]);
});

test("words replaced side by side are one change, not one for each word", () => {
  expect(diffPrompts("a warm red fox", "a cold blue fox")).toEqual([
    { kind: "same", text: "a " },
    { kind: "removed", text: "warm red" },
    { kind: "added", text: "cold blue" },
    { kind: "same", text: " fox" },
  ]);
});

test("the space after a replacement belongs to what stayed", () => {
  expect(diffPrompts("a town in the morning with boats", "a town in the late evening with boats")).toEqual([
    { kind: "same", text: "a town in the " },
    { kind: "removed", text: "morning" },
    { kind: "added", text: "late evening" },
    { kind: "same", text: " with boats" },
  ]);
});

test("equal prompts have one part, and it is the same", () => {
  expect(diffPrompts("a fox", "a fox")).toEqual([{ kind: "same", text: "a fox" }]);
});

test.each([
  ["a fox", "make it warmer, add a moon"],
  ["one\n\ntwo  three", "one two\nthree four"],
  ["big red fox", "fox"],
  ["ein Fuß", "ein Füße, schön"],
  ["雪の中の城", "雪の夜の城 🦊"],
])("both prompts can be read back from the difference of %j and %j", (before, after) => {
  const parts = diffPrompts(before, after);
  expect(without("added", parts)).toBe(before);
  expect(without("removed", parts)).toBe(after);
});

test("the longest prompts without a common word are told apart at once", () => {
  const words = (letter: string) => Array.from({ length: 5000 }, (_, index) => `${letter}${index}`).join(" ");
  const [before, after] = [words("a"), words("b")];
  const startedAt = performance.now();
  expect(diffPrompts(before, after)).toEqual([
    { kind: "removed", text: before },
    { kind: "added", text: after },
  ]);
  expect(performance.now() - startedAt).toBeLessThan(2000);
});
