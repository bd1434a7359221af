import { expect, test } from "vitest";
import {
  describeOutsideMask,
  firstWords,
  formatCost,
  formatSeconds,
  NO_PROMPT,
  statusWord,
} from "./step-words.ts";

test("a step that its vendor has not begun is not said to run", () => {
  const step = { status: "running", cancelRequested: false, vendorPosition: null } as const;
  expect(statusWord(step)).toBe("Running");
  expect(statusWord({ ...step, vendorPosition: 0 })).toBe("In line");
  expect(statusWord({ ...step, vendorPosition: 2, cancelRequested: true })).toBe("Canceling");
  expect(statusWord({ ...step, status: "succeeded", cancelRequested: true })).toBe("Done");
});

test("what the model had changed outside the mask is said as a share of it", () => {
  const drift = { mean: 1, p99: 9, changedPixels: 31, outsidePixels: 1000 };
  expect(describeOutsideMask(drift)).toBe(
    "unchanged but for a soft edge (the model had changed 3.1 % of it)",
  );
  expect(describeOutsideMask({ ...drift, changedPixels: 620 })).toContain("changed 62 %");
  expect(describeOutsideMask({ ...drift, outsidePixels: 100_000 })).toContain("less than 0.1 %");
  expect(describeOutsideMask({ ...drift, changedPixels: 0 })).toBe("unchanged (the model had left it alone)");
  expect(describeOutsideMask({ ...drift, changedPixels: 0, outsidePixels: 0 })).toContain("covers it all");
  expect(describeOutsideMask(null)).toBe("as the model made it");
});

test("times are short, and in minutes when long", () => {
  expect(formatSeconds(950)).toBe("0.9 s");
  expect(formatSeconds(42_400)).toBe("42 s");
  expect(formatSeconds(125_000)).toBe("2:05 min");
});

test("a cost that is not known is not called free", () => {
  expect(formatCost(null)).toBeNull();
  expect(formatCost(0)).toBe("Free");
  expect(formatCost(400)).toBe("< $0.001");
  expect(formatCost(42_000)).toBe("$0.042");
  expect(formatCost(1_250_000)).toBe("$1.25");
});

test("long prompts are cut at a word", () => {
  expect(firstWords("a  red\nfox", 20)).toBe("a red fox");
  expect(firstWords("a lighthouse on a cliff", 15)).toBe("a lighthouse…");
});

test("a step without a prompt says so in its place", () => expect(firstWords(" ", 20)).toBe(NO_PROMPT));
