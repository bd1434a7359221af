import { expect, test } from "vitest";
import { paintDrift } from "./drift-colors.ts";

const OPAQUE = 255;

function paint(levels: number[], masked: number[]): number[][] {
  const pixels = (grays: number[]) =>
    Uint8ClampedArray.from(grays.flatMap((gray) => [gray, gray, gray, OPAQUE]));
  const into = new Uint8ClampedArray(levels.length * 4);
  paintDrift(pixels(levels.map(() => 100)), pixels(levels.map((level) => 100 + level)), pixels(masked), into);
  return levels.map((_, index) => [...into.subarray(index * 4, index * 4 + 4)]);
}

test("what did not change, and what the mask covers however softly, has no color", () => {
  expect(paint([0, 80, 80], [0, 255, 1]).map(([, , , alpha]) => alpha)).toEqual([0, 0, 0]);
});

test("a larger change is brighter, up to the strongest", () => {
  const light = paint([2, 8, 20, 40, 64, 150], [0, 0, 0, 0, 0, 0]).map(([red = 0, green = 0]) => red + green);
  expect(light.slice(0, 5)).toEqual(light.slice(0, 5).toSorted((one, other) => one - other));
  expect(light[5]).toBe(light[4]);
});

test("a change that nobody sees is fainter than any that is seen", () => {
  const [faint = 0, seen = 0] = paint([3, 9], [0, 0]).map(([, , , alpha]) => alpha ?? 0);
  expect(faint).toBeGreaterThan(0);
  expect(faint).toBeLessThan(seen);
});
