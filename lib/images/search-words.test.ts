import { expect, test } from "vitest";
import { toSearchWords } from "./search-words.ts";

test.each([
  ["every word is the beginning of one", "old mil", "'old':* & 'mil':*"],
  [
    "quotes and operators are not operators",
    `"old" & !mill | (x <-> y):*`,
    "'old':* & 'mill':* & 'x':* & 'y':*",
  ],
  ["an apostrophe is doubled", "don't", "'don''t':*"],
  ["a backslash separates", "back\\slash", "'back':* & 'slash':*"],
  ["what hangs on a word falls off", "-harbour. 'sea'", "'harbour':* & 'sea':*"],
  ["what joins words stays", "sea-side f/1.4", "'sea-side':* & 'f/1.4':*"],
  ["other alphabets are words too", "Über море", "'Über':* & 'море':*"],
])("%s", (_what, q, tsquery) => {
  expect(toSearchWords(q)).toEqual({ tsquery, parts: [] });
});

test("scripts without spaces are looked for inside the text", () => {
  expect(toSearchWords("灯台 night ภูเขา")).toEqual({ tsquery: "'night':*", parts: ["灯台", "ภูเขา"] });
});

test.each(["", "   ", "%&*!", "''", "_"])("%j has nothing to look for", (q) => {
  expect(toSearchWords(q)).toBeNull();
});
