import { expect, test } from "vitest";
import { describeTimeLeft, formatAbout, timeLeft } from "./time-left.ts";

const said = (elapsedMs: number, expectedDurationMs: number | null, progress: number | null = null) =>
  describeTimeLeft(timeLeft({ elapsedMs, expectedDurationMs, progress }));

test("it counts down from what runs like it take", () => {
  expect(said(0, 15_000)).toBe("about 15 s left");
  expect(said(3000, 15_000)).toBe("about 12 s left");
  expect(said(14_500, 15_000)).toBe("almost done");
});

test("past the usual time it says so, and promises nothing", () => {
  expect(said(15_001, 15_000)).toBe("taking longer than usual");
});

test("a run whose own progress is behind is believed rather than the clock", () => {
  expect(said(8000, 10_000, 0.5)).toBe("about 5 s left");
  expect(said(11_000, 10_000, 0.75)).toBe("about 3 s left");
  expect(said(13_100, 10_000, 0.9)).toBe("taking longer than usual");
});

test("without any history the run's own progress has to do", () => {
  expect(said(4000, null, 0.25)).toBe("about 12 s left");
});

test("what nobody knows is not said", () => {
  expect(said(4000, null)).toBeNull();
  expect(said(200, null, 0.02)).toBeNull();
});

test("longer times are told more roughly", () => {
  expect([900, 12_100, 22_000, 90_000, 100_000, 3_000_000, 9_000_000].map(formatAbout)).toEqual([
    "1 s",
    "13 s",
    "25 s",
    "90 s",
    "2 min",
    "50 min",
    "3 h",
  ]);
});
