import { expect, test } from "vitest";
import { bestColumns } from "./best-columns.ts";

const square = { width: 1024, height: 1024 };
const wide = { width: 1200, height: 600 };

test("two pictures stand beside each other where it is wide, and above each other where it is tall", () => {
  expect(bestColumns(2, wide, square)).toBe(2);
  expect(bestColumns(2, { width: 390, height: 700 }, square)).toBe(1);
  expect(bestColumns(2, { width: 700, height: 700 }, { width: 1600, height: 900 })).toBe(1);
});

test("many pictures are laid out so that each is as large as it can be", () => {
  expect(bestColumns(3, wide, square)).toBe(3);
  expect(bestColumns(8, wide, square)).toBe(4);
  expect(bestColumns(16, wide, square)).toBe(6);
});
