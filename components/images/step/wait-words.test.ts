import { expect, test } from "vitest";
import { testModel } from "../api/test-model.ts";
import { describeFallback, describeNextTry, describePlace, providerName, whyOf } from "./wait-words.ts";

const NOW = Date.parse("2026-01-01T12:00:00Z");
const models = [
  testModel({ provider: "openai", providerLabel: "OpenAI", id: "gpt", label: "GPT Image 2" }),
  testModel({ provider: "google", providerLabel: "Google", id: "gemini", label: "Gemini" }),
];

test("a place in line counts from one, and the first is next", () => {
  expect(describePlace(0, "fal")).toBe("Next at fal");
  expect(describePlace(1, "fal")).toBe("2nd in line at fal");
  expect(describePlace(2, "Black Forest Labs")).toBe("3rd in line at Black Forest Labs");
  expect([10, 11, 12, 20, 21].map((position) => describePlace(position))).toEqual([
    "11th in line",
    "12th in line",
    "13th in line",
    "21st in line",
    "22nd in line",
  ]);
});

test("the next try counts down, and never below now", () => {
  const inSeconds = (seconds: number) => ({ at: new Date(NOW + seconds * 1000).toISOString() });
  expect(describeNextTry(inSeconds(20), NOW)).toBe("Trying again in 20 s");
  expect(describeNextTry(inSeconds(4.2), NOW)).toBe("Trying again in 5 s");
  expect(describeNextTry(inSeconds(-3), NOW)).toBe("Trying again now");
  expect(describeNextTry(inSeconds(-16), NOW)).toBe("Trying again when it is its turn");
  expect(describeNextTry(inSeconds(20), null)).toBe("Trying again");
});

test("what a person is told to do is left out where the studio does it", () => {
  expect(whyOf({ reason: "OpenAI is busy." })).toBe("OpenAI is busy.");
  expect(whyOf({ reason: "Google has too much to do at the moment. Try again shortly." })).toBe(
    "Google has too much to do at the moment.",
  );
  expect(whyOf({ reason: "The connection broke. Nothing was charged; try again." })).toBe(
    "The connection broke.",
  );
  expect(whyOf({ reason: "OpenAI could not be reached. Check the connection, then try again." })).toBe(
    "OpenAI could not be reached.",
  );
  expect(whyOf({ reason: "OpenAI is busy" })).toBe("OpenAI is busy.");
  expect(whyOf({ reason: "" })).toBe("");
});

test("a fall-back names both models, and none where there was none", () => {
  const step = { provider: "google", model: "gemini", status: "succeeded" } as const;
  const requested = { provider: "openai", model: "gpt" };
  expect(describeFallback(models, { ...step, requested })).toBe("Asked for GPT Image 2, made with Gemini");
  expect(describeFallback(models, { ...step, requested, status: "running" })).toBe(
    "Asked for GPT Image 2, now with Gemini",
  );
  expect(describeFallback(models, { ...step, requested: null })).toBeNull();
});

test("a provider that is gone keeps the name it was stored by", () => {
  expect(providerName(models, { provider: "openai" })).toBe("OpenAI");
  expect(providerName(models, { provider: "gone" })).toBe("gone");
});
