import { expect, test } from "vitest";
import type { RunningStepView } from "#lib/images/queue/queue-views.ts";
import { describeCancel, describeCounts } from "./queue-words.ts";

const step: RunningStepView = {
  id: "gen_1",
  sessionId: "ses_1",
  sessionTitle: null,
  stepNumber: 1,
  provider: "sketch",
  model: "sketch-1",
  providerLabel: "Sketch",
  prompt: "a kite",
  sourceUrl: null,
  free: true,
  cancel: "confirmed",
  createdAt: "2026-01-01T00:00:00.000Z",
  status: "running",
  progress: null,
  vendorPosition: null,
  retry: null,
  startedAt: null,
  expectedDurationMs: null,
  cancelRequested: false,
};

test("the button says what runs, what waits, and that nothing will start", () => {
  expect(describeCounts({ paused: false, running: 2, waiting: 5 })).toBe("2 running, 5 waiting");
  expect(describeCounts({ paused: true, running: 0, waiting: 1 })).toBe("1 waiting, paused");
  expect(describeCounts({ paused: false, running: 0, waiting: 0 })).toBe("nothing running or waiting");
});

test("what may be charged is said before everything is canceled", () => {
  const counts = { paused: false, running: 2, waiting: 3 };
  const paid = { ...step, free: false };
  expect(describeCancel("all", counts, [paid, paid]).description).toContain("may charge");
  expect(describeCancel("all", counts, [paid, step]).description).toContain("for 1 of them");
  expect(describeCancel("all", counts, [step, step]).description).toContain("They cost nothing");
});

test("what cannot be stopped is said to be charged before everything is canceled", () => {
  const counts = { paused: false, running: 2, waiting: 0 };
  const paid = { ...step, free: false };
  const unstoppable: RunningStepView = { ...paid, cancel: "impossible" };
  expect(describeCancel("all", counts, [unstoppable, unstoppable]).description).toContain(
    "2 steps run and cannot be stopped at the provider: they will be charged.",
  );
  expect(describeCancel("all", counts, [paid, unstoppable]).description).toContain(
    "will charge for 1 that cannot be stopped",
  );
  const free: RunningStepView = { ...unstoppable, free: true };
  expect(describeCancel("all", counts, [free]).description).not.toContain("charge");
});

test("a step that has not begun is never said to cost anything", () => {
  const counts = { paused: false, running: 1, waiting: 0 };
  const starting: RunningStepView = { ...step, free: false, status: "starting" };
  expect(describeCancel("all", counts, [starting]).description).not.toContain("charge");
});

test("canceling what waits leaves alone what runs, and says so", () => {
  const { description, action } = describeCancel("waiting", { paused: false, running: 1, waiting: 4 }, [
    step,
  ]);
  expect(description).toBe(
    "4 steps wait and cost nothing. What runs goes on. All stay in their sessions as canceled, and can be retried.",
  );
  expect(action).toBe("Cancel 4 steps");
});
