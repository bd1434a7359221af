import { expect, test } from "vitest";
import { retryDelayMs } from "./retry-delay.ts";

const NOW = Date.UTC(2026, 10, 22);
const fresh = { retryCount: 0, retrySinceAt: null };
const since = (minutes: number, retryCount = 0) => ({
  retryCount,
  retrySinceAt: new Date(NOW - minutes * 60_000),
});

function delay(row: Parameters<typeof retryDelayMs>[0], error: Parameters<typeof retryDelayMs>[1]) {
  return retryDelayMs(row, error, NOW);
}

test("a rate limit is waited for as long as the vendor says, and no less", () => {
  const delayMs = delay(fresh, { code: "rate_limited", retryAfterMs: 42_000 });
  expect(delayMs).toBeGreaterThanOrEqual(42_000);
  expect(delayMs).toBeLessThan(52_000);
});

test("a rate limit counts no tries: it is waited for however often, until patience ends", () => {
  expect(delay(since(10, 99), { code: "rate_limited", retryAfterMs: undefined })).not.toBeNull();
  expect(delay(since(15), { code: "rate_limited", retryAfterMs: undefined })).toBeNull();
});

test("a wait longer than anybody's patience is left to the person", () => {
  expect(delay(fresh, { code: "rate_limited", retryAfterMs: 3_600_000 })).toBeNull();
});

test("a provider that is down is asked three times more, later each time", () => {
  const error = { code: "unavailable", retryAfterMs: undefined } as const;
  const delays = [0, 1, 2].map((retryCount) => delay(since(0, retryCount), error) ?? 0);
  expect(delays).toEqual(delays.toSorted((a, b) => a - b));
  expect(delays[0]).toBeGreaterThanOrEqual(2000);
  expect(delay(since(1, 3), error)).toBeNull();
});

test("what waiting cannot mend is not tried again", () => {
  for (const code of ["content_blocked", "invalid_request", "auth", "timeout", "bad_output"] as const) {
    expect(delay(fresh, { code, retryAfterMs: 1000 })).toBeNull();
  }
});
