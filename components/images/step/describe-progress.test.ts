import { expect, test } from "vitest";
import { testGeneration } from "../api/test-generation.ts";
import { testModel } from "../api/test-model.ts";
import { describeProgress } from "./describe-progress.ts";

const NOW = Date.parse("2026-01-01T12:00:00Z");
const model = { provider: "vendor", model: "model" };
const say = (step: Parameters<typeof testGeneration>[0], models = [testModel()]) =>
  describeProgress(testGeneration({ stepNumber: 3, ...model, ...step }), models, NOW);

test("a change of state is said in one sentence", () => {
  expect(say({ status: "running" })).toBe("Step 3 is running");
  expect(say({ durationMs: 4200 })).toBe("Step 3 is done, 4.2 seconds");
  const error = { code: "timeout", message: "It took too long.", retryable: true, charged: "no" } as const;
  expect(say({ status: "failed", error })).toBe("Step 3 failed: It took too long.");
});

test("a step that will be tried again says why, when, and that it cost nothing", () => {
  const retry = { at: "2026-01-01T12:00:20Z", reason: "Vendor is busy." };
  const said = "Step 3: Vendor is busy. Trying again in 20 s.";
  expect(say({ status: "queued", retry })).toBe(`${said} Nothing has been charged.`);
  expect(say({ status: "queued", retry }, [testModel({ cost: "free" })])).toBe(said);
});

test("a canceled step says what may be charged all the same", () => {
  const canceled = { status: "canceled", charged: "unknown" } as const;
  expect(say(canceled)).toBe("Step 3 was canceled. Vendor cannot be stopped: it will be charged.");
  expect(say({ ...canceled, charged: "no" })).toBe("Step 3 was canceled. Not charged.");
  expect(say(canceled, [testModel({ cost: "free" })])).toBe("Step 3 was canceled.");
});

test("who listens is told when another model made it", () => {
  const requested = { provider: "other", model: "wanted" };
  expect(say({ durationMs: 4200, requested })).toBe(
    "Step 3 is done, 4.2 seconds. Asked for wanted, made with Model",
  );
});
