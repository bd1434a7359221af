import { expect, test } from "vitest";
import { randomSeed } from "./random-seed.ts";

test("a random seed is one that the model takes, and not always the same", () => {
  const seeds = Array.from({ length: 200 }, () => randomSeed({ min: 5, max: 8 }));
  expect([...new Set(seeds)].sort()).toEqual([5, 6, 7, 8]);
  for (let time = 0; time < 20; time++) {
    expect(randomSeed({ min: 0, max: 4_294_967_295 })).toBeLessThanOrEqual(4_294_967_295);
  }
  expect(randomSeed({ min: 7, max: 7 })).toBe(7);
});
