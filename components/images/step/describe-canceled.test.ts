import { expect, test } from "vitest";
import { testGeneration } from "../api/test-generation.ts";
import { testModel } from "../api/test-model.ts";
import { describeCanceled } from "./describe-canceled.ts";

const canceled = (charged: "yes" | "no" | "unknown") =>
  testGeneration({ provider: "vendor", model: "model", status: "canceled", charged, stepNumber: 3 });
const say = (steps: Parameters<typeof describeCanceled>[0], models = [testModel()]) =>
  describeCanceled(steps, models, 0);

test("many canceled steps are told in one sentence, with what they cost", () => {
  const unpaid = Array.from({ length: 5 }, () => canceled("no"));
  expect(say(unpaid)).toBe("5 steps were canceled. Not charged.");
  expect(say([...unpaid, canceled("unknown"), canceled("yes")])).toBe(
    "7 steps were canceled. 2 of them may be charged.",
  );
});

test("steps of a free model are not said to be charged or not", () => {
  const free = [testModel({ cost: "free" })];
  expect(say([canceled("no"), canceled("unknown")], free)).toBe("2 steps were canceled.");
});

test("one canceled step is told by its number", () => {
  expect(say([canceled("no")])).toBe("Step 3 was canceled. Not charged.");
});
