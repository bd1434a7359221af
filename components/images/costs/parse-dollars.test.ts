import { expect, test } from "vitest";
import { parseDollars, toDollarsText } from "./parse-dollars.ts";

test.each([
  ["5", 5_000_000],
  ["$ 12.50", 12_500_000],
  ["12,5", 12_500_000],
  [".99", 990_000],
  ["1,000", 1_000_000_000],
  ["1,234.56", 1_234_560_000],
  ["0", 0],
  ["1000000", 1e12],
])("%s is %i micro-dollars", (text, micros) => {
  expect(parseDollars(text)).toBe(micros);
});

test.each([[""], ["-5"], ["five"], ["1.234"], ["1e3"], ["."], ["1000001"]])("%s is no amount", (text) => {
  expect(parseDollars(text)).toBeNull();
});

test("an amount can be typed again as it is shown", () => {
  expect([5_000_000, 12_500_000, 990_000].map(toDollarsText)).toEqual(["5", "12.50", "0.99"]);
});
