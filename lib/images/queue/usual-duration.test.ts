import { expect, test } from "vitest";
import { type PastRun, type RunKind, usualDurationMs } from "./usual-duration.ts";

const kind: RunKind = {
  operation: "text-to-image",
  params: { width: 1024, height: 1024, steps: 20 },
  sourcePixels: null,
};
const ran = (durationMs: number, change: Partial<RunKind> = {}): PastRun => ({
  ...kind,
  ...change,
  durationMs,
});

test("without a run like it nothing is promised", () => {
  expect(usualDurationMs(kind, [])).toBeNull();
});

test("the middle run counts, so that one slow run does not", () => {
  expect(usualDurationMs(kind, [ran(900_000), ran(10_000), ran(12_000)])).toBe(12_000);
  expect(usualDurationMs(kind, [ran(10_000), ran(20_000)])).toBe(15_000);
});

test("only the newest 20 count", () => {
  const past = [
    ...Array.from({ length: 20 }, () => ran(5000)),
    ...Array.from({ length: 80 }, () => ran(60_000)),
  ];
  expect(usualDurationMs(kind, past)).toBe(5000);
});

test.each<[string, Partial<RunKind>]>([
  ["another operation", { operation: "inpaint" }],
  ["four times the pixels", { params: { ...kind.params, width: 2048, height: 2048 } }],
  ["twice the steps", { params: { ...kind.params, steps: 40 } }],
  ["several pictures", { params: { ...kind.params, count: 4 } }],
  ["another quality", { params: { ...kind.params, quality: "high" } }],
  ["a size left to the model", { params: { steps: 20 } }],
])("a run with %s says nothing about this one", (_what, change) => {
  expect(usualDurationMs(kind, [ran(5000, change)])).toBeNull();
});

test("a size near enough and the other way round is alike", () => {
  expect(usualDurationMs(kind, [ran(5000, { params: { width: 896, height: 1152, steps: 22 } })])).toBe(5000);
});

test("without a size of its own the picture that is changed says it", () => {
  const changing = { params: { steps: 20 }, sourcePixels: 1024 * 1024 };
  expect(usualDurationMs(kind, [ran(5000, changing)])).toBe(5000);
  expect(usualDurationMs(kind, [ran(5000, { ...changing, sourcePixels: 512 * 512 })])).toBeNull();
});
