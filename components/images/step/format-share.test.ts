import { expect, test } from "vitest";
import { formatShare } from "./format-share.ts";

test("a share is as exact as one wants to read it", () => {
  expect([0, 0.0123, 0.0996, 0.124, 0.995, 1].map(formatShare)).toEqual([
    ...["0 %", "1.2 %", "10 %", "12 %", "99.5 %", "100 %"],
  ]);
});

test("what is hardly anything is never nothing, and what is almost everything never all", () => {
  expect(formatShare(0.00001)).toBe("less than 0.1 %");
  expect(formatShare(0.99999)).toBe("more than 99.9 %");
});
