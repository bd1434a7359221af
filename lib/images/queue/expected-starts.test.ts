import { expect, test } from "vitest";
import { expectedStartsMs } from "./expected-starts.ts";

const taking = (...durations: (number | null)[]) => durations.map((remainingMs) => ({ remainingMs }));

test("each starts when the first place is free", () => {
  expect(expectedStartsMs(taking(3, 5), taking(10, 1, 1), 2)).toEqual([3, 5, 6]);
});

test("free places are taken at once", () => {
  expect(expectedStartsMs(taking(3), taking(10, 10, 10), 3)).toEqual([0, 0, 3]);
});

test("nothing is promised behind a step of unknown length", () => {
  expect(expectedStartsMs(taking(null), taking(4, 4), 1)).toEqual([null, null]);
  expect(expectedStartsMs(taking(2), taking(null, 4), 1)).toEqual([2, null]);
  expect(expectedStartsMs(taking(2, null), taking(4), 2)).toEqual([null]);
});

test("a place that is free now waits for nobody", () => {
  expect(expectedStartsMs(taking(null), taking(4, 4), 2)).toEqual([0, null]);
});
