import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { retryAfterMs } from "./retry-after.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-03-01T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const read = (value: string) => retryAfterMs(new Headers({ "retry-after": value }));

test("seconds are read, also parts of them", () => {
  expect(read("7")).toBe(7000);
  expect(read("0.25")).toBe(250);
  expect(read("0")).toBe(0);
});

test("a date is read as the time until then", () => {
  expect(read("Sun, 01 Mar 2026 12:00:30 GMT")).toBe(30_000);
});

test("a date that is past, nonsense and nothing are no time to wait", () => {
  for (const value of ["Sun, 01 Mar 2026 11:59:00 GMT", "soon", "-3", "1.2.3", ""]) {
    expect(read(value)).toBeUndefined();
  }
  expect(retryAfterMs(new Headers())).toBeUndefined();
  expect(retryAfterMs(undefined)).toBeUndefined();
});
