import { expect, test } from "vitest";
import { COMPARE_MODES, type CompareMode, nextMode } from "./compare-mode.ts";

test("going on from mode to mode comes past every one and back to the first", () => {
  const seen: CompareMode[] = ["slider"];
  for (let next = nextMode("slider"); next !== "slider"; next = nextMode(next)) seen.push(next);
  expect(seen).toEqual(COMPARE_MODES);
});
