import { expect, test } from "vitest";
import { containIn } from "./contain.ts";

test("a picture of the frame's shape fills it, whatever its size", () => {
  expect(containIn({ width: 1024, height: 768 }, { width: 512, height: 384 })).toEqual({
    ...{ x: 0, y: 0, width: 1024, height: 768 },
  });
});

test("a wider picture stands in the middle, between two bars of one height", () => {
  expect(containIn({ width: 1000, height: 1000 }, { width: 1600, height: 800 })).toEqual({
    ...{ x: 0, y: 250, width: 1000, height: 500 },
  });
});

test("a taller picture stands in the middle, between two bars of one width", () => {
  expect(containIn({ width: 1000, height: 500 }, { width: 333, height: 999 })).toEqual({
    ...{ x: 417, y: 0, width: 167, height: 500 },
  });
});
