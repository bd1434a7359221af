import { expect, test } from "vitest";
import { borderForShape, extendedSize, hasShape, NO_BORDER, SHAPES, withSide } from "./border.ts";

test.each(SHAPES)("a picture becomes %s by adding on two sides only, evenly", (_name, ratio) => {
  for (const size of [
    { width: 1024, height: 1024 },
    { width: 1023, height: 701 },
    { width: 300, height: 900 },
  ]) {
    const border = borderForShape(size, ratio);
    expect(hasShape(extendedSize(size, border), ratio)).toBe(true);
    expect(Math.min(border.left + border.right, border.top + border.bottom)).toBe(0);
    expect(Math.abs(border.left - border.right)).toBeLessThanOrEqual(1);
    expect(Math.abs(border.top - border.bottom)).toBeLessThanOrEqual(1);
  }
});

test("a picture that has the shape stays as it is", () => {
  expect(borderForShape({ width: 1600, height: 900 }, 16 / 9)).toEqual(NO_BORDER);
});

test("a side is whole pixels and never cuts the picture", () => {
  expect(withSide(NO_BORDER, "left", -40).left).toBe(0);
  expect(withSide(NO_BORDER, "left", 12.6).left).toBe(13);
  expect(withSide(NO_BORDER, "left", 1e9).left).toBe(8192);
});
