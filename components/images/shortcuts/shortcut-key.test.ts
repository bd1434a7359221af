import { expect, test } from "vitest";
import { type KeyPress, keyNames } from "./shortcut-key.ts";

const press = (key: string, code: string, more: Partial<KeyPress> = {}) =>
  keyNames({ key, code, shiftKey: false, altKey: false, altGraph: false, ...more });

test("a letter is what it types, whatever Caps Lock says", () => {
  expect(press("e", "KeyE")).toEqual(["e"]);
  expect(press("E", "KeyE")).toEqual(["e"]);
  expect(press("V", "KeyV", { shiftKey: true })).toEqual(["V"]);
  expect(press("v", "KeyV", { shiftKey: true })).toEqual(["V"]);
});

test("on AZERTY letters are where they are written, and not where they are in the USA", () => {
  expect(press("a", "KeyQ")).toEqual(["a"]);
  expect(press("q", "KeyA")).toEqual(["q"]);
});

test("brackets and digits that another keyboard hides are found by their place", () => {
  expect(press("^", "BracketLeft")).toContain("[");
  expect(press("ü", "BracketLeft")).toContain("[");
  expect(press("&", "Digit1")).toContain("1");
  expect(press("[", "Digit5", { altKey: true, altGraph: true })).toContain("[");
});

test("letters of another alphabet are found by their place", () => {
  expect(press("у", "KeyE")).toContain("e");
  expect(press("М", "KeyV", { shiftKey: true })).toContain("V");
  expect(press(".", "KeyE")).toEqual(["."]);
});

test("with Alt only the place counts, because Alt changes what is typed", () => {
  expect(press("å", "KeyA", { altKey: true })).toEqual(["Alt+KeyA"]);
  expect(press("Delete", "Delete")).toEqual(["Delete"]);
  expect(press("?", "Slash", { shiftKey: true })).toContain("?");
});
