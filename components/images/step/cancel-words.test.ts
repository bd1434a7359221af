import { expect, test } from "vitest";
import { testModel } from "../api/test-model.ts";
import { describeStop, describeStopOf, describeStopped, stopTerms } from "./cancel-words.ts";

const terms = { cancel: "impossible", free: false, providerLabel: "Google" } as const;

test("before a step is canceled, its page says what that does not prevent", () => {
  expect(describeStop(terms)).toBe(
    "Google cannot be stopped: it will be charged; only the studio stops waiting.",
  );
  expect(describeStop({ ...terms, cancel: "best effort" })).toBe("It may still be finished and charged.");
  expect(describeStop({ ...terms, cancel: "confirmed" })).toBeNull();
});

test("a free model is never said to charge", () => {
  for (const cancel of ["confirmed", "best effort", "impossible"] as const) {
    const free = { ...terms, cancel, free: true };
    expect(describeStop(free) ?? "").not.toContain("charge");
    expect(describeStopped("no", free)).toBeNull();
    expect(describeStopped("unknown", free)).toBeNull();
  }
});

test("a canceled step says what it may have cost, by how it could be stopped", () => {
  expect(describeStopped("unknown", terms)).toBe("Google cannot be stopped: it will be charged.");
  expect(describeStopped("unknown", { ...terms, cancel: "best effort" })).toBe(
    "It may still have been finished and charged.",
  );
  expect(describeStopped("unknown", { ...terms, cancel: "confirmed" })).toBe("May have been charged.");
  expect(describeStopped("unknown", null)).toBe("May have been charged.");
  expect(describeStopped("no", terms)).toBe("Not charged.");
  expect(describeStopped("yes", terms)).toBe("Charged.");
});

test("a step that does not run has nothing to stop", () => {
  const step = { provider: "vendor", model: "model" };
  expect(describeStopOf([testModel()], { ...step, status: "running" })).toContain("cannot be stopped");
  expect(describeStopOf([testModel()], { ...step, status: "queued" })).toBeNull();
  expect(describeStopOf([], { ...step, status: "running" })).toBeNull();
});

test("a model that is gone has no terms", () => {
  expect(stopTerms([testModel()], { provider: "vendor", model: "gone" })).toBeNull();
  expect(stopTerms([testModel()], { provider: "vendor", model: "model" })).toEqual({
    cancel: "impossible",
    free: false,
    providerLabel: "Vendor",
  });
});
