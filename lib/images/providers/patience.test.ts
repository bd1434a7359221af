import { expect, test } from "vitest";
import { nextLookMs } from "./patience.ts";

const since = (elapsedMs: number) => nextLookMs({ pollEveryMs: 1000 }, performance.now() - elapsedMs);

test("a job is looked at soon in the beginning and every two seconds in the end", () => {
  expect(since(0)).toBe(250);
  expect(since(6000)).toBeCloseTo(600, -1);
  expect(since(600_000)).toBe(2000);
});
