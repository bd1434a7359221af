import { expect, test } from "vitest";
import { findShortcuts } from "./find-shortcuts.ts";
import { SHORTCUTS } from "./shortcut-list.ts";

const labels = (query: string) =>
  findShortcuts(query).flatMap(({ shortcuts }) => shortcuts.map(({ label }) => label));

test("without words every shortcut is found, under its scope", () => {
  expect(labels("  ")).toHaveLength(SHORTCUTS.length);
  for (const { scope, shortcuts } of findShortcuts("")) {
    for (const shortcut of shortcuts) expect(shortcut.scope).toBe(scope);
  }
});

test("a shortcut is found by what it does, where, and by its key", () => {
  expect(labels("new seed")).toContain("Again with a new seed");
  expect(labels("MASK undo")).toEqual(["Undo"]);
  expect(labels("n")).toEqual(["Again with a new seed"]);
  expect(labels("nothing does this")).toEqual([]);
});

test("no key means two things in one scope", () => {
  const seen = SHORTCUTS.flatMap(({ scope, keys }) => keys.map((key) => `${scope} ${key}`));
  expect(seen.filter((one, index) => seen.indexOf(one) !== index)).toEqual([]);
});
