import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { gather } from "./gather.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("what comes in quick succession is handed on once, in its order", () => {
  const handOn = vi.fn();
  const { add } = gather<number>(100, handOn);
  for (const item of [1, 2, 3]) {
    add(item);
    vi.advanceTimersByTime(99);
  }
  expect(handOn).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(handOn.mock.calls).toEqual([[[1, 2, 3]]]);
});

test("what comes later is handed on by itself", () => {
  const handOn = vi.fn();
  const { add } = gather<number>(100, handOn);
  add(1);
  vi.advanceTimersByTime(100);
  add(2);
  vi.advanceTimersByTime(100);
  expect(handOn.mock.calls).toEqual([[[1]], [[2]]]);
});

test("nothing is handed on after it was dropped", () => {
  const handOn = vi.fn();
  const { add, drop } = gather<number>(100, handOn);
  add(1);
  drop();
  vi.advanceTimersByTime(1000);
  expect(handOn).not.toHaveBeenCalled();
});
