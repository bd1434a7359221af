import { globSync, readFileSync } from "node:fs";
import { twMerge } from "tailwind-merge";
import { expect, test } from "vitest";
import { mergeClasses } from "./merge-classes.ts";

const ROOT = `${import.meta.dirname}/../..`;
/** The first words of classes that are no classes by themselves, but are words of the sources. */
const STEM = /^((inset|gap|overflow)-[xy]|rounded-t|[a-z]{1,10})$/;

/** What may be a class in the sources: every word of a text that is not prose. */
function classesOf(source: string): string[] {
  return [...source.matchAll(/"([^"\n]+)"/g)]
    .flatMap(([, text = ""]) => (/[,;?…]\s|\.$|^[A-Z]/.test(text) ? [] : text.split(/\s+/)))
    .filter((word) => /^-?[a-z*[][^\s{}<>$`"]*$/.test(word) && !STEM.test(word));
}

test("agrees with tailwind-merge about every two classes that the pages use", () => {
  const files = globSync("{app,components}/**/*.{ts,tsx}", { cwd: ROOT }).filter(
    (file) => !/\.test\.|merge-classes/.test(file),
  );
  const sources = files.map((file) => readFileSync(`${ROOT}/${file}`, "utf8"));
  const classes = [...new Set(sources.flatMap(classesOf))].filter((name) => isStyling(name));
  expect(classes.length).toBeGreaterThan(300);
  const different: string[] = [];
  for (const first of classes) {
    for (const second of classes) {
      const both = `${first} ${second}`;
      if (first !== second && mergeClasses(both) !== twMerge(both)) different.push(both);
    }
  }
  expect(different).toEqual([]);
}, 60_000);

/** Whether tailwind-merge knows it: then it takes the place of the same one before it. */
function isStyling(name: string): boolean {
  return twMerge(`${name} ${name}`) === name;
}

test.each([
  ["the later one wins", "h-9 px-4 h-10", "px-4 h-10"],
  ["both sides take away one, one side leaves the other", "pr-2 pl-2 px-4 pr-8", "px-4 pr-8"],
  ["conditions are told apart", "h-9 md:h-8 hover:h-7", "h-9 md:h-8 hover:h-7"],
  ["the order of conditions means nothing", "md:hover:h-8 hover:md:h-9", "hover:md:h-9"],
  ["what is important stays beside what is not", "text-red! text-blue", "text-red! text-blue"],
  ["brackets may hold anything", "w-[calc(100%-1rem)] [&>svg]:w-4 w-full", "[&>svg]:w-4 w-full"],
  ["unknown ones stay", "group peer group", "group peer group"],
  [
    "a size of letters is no colour",
    "text-sm text-muted-foreground text-xs",
    "text-muted-foreground text-xs",
  ],
])("%s", (_what, classes, merged) => {
  expect(mergeClasses(classes)).toBe(merged);
});
