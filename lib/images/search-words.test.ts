import { expect, test } from "vitest";
import { toSearchWords } from "./search-words.ts";

/** The words as they were typed, without the other ways in which they are looked for. */
function unquoted(q: string) {
  const words = toSearchWords(q);
  return { ...words, tsquery: words?.tsquery?.replace(/\(('(?:''|[^'])*':\*)[^&]*\)/g, "$1") };
}

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
  expect(unquoted(q)).toEqual({ tsquery, parts: [] });
});

test("a word is looked for behind every mark that opens a quotation", () => {
  const { tsquery } = toSearchWords("fox") ?? {};
  for (const mark of ["“", "‘", "„", "«", "»", "¿", "—"]) expect(tsquery).toContain(`'${mark}fox':*`);
});

test("an apostrophe is looked for straight and curly", () => {
  for (const q of ["don't", "don’t"]) {
    const { tsquery } = toSearchWords(q) ?? {};
    expect(tsquery).toContain("'don''t':*");
    expect(tsquery).toContain("'don’t':*");
  }
});

test("scripts without spaces are looked for inside the text", () => {
  expect(unquoted("灯台 night ภูเขา")).toEqual({ tsquery: "'night':*", parts: ["灯台", "ภูเขา"] });
});

test.each(["", "   ", "%&*!", "''", "_"])("%j has nothing to look for", (q) => {
  expect(toSearchWords(q)).toBeNull();
});
