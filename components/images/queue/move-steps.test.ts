import { expect, test } from "vitest";
import { moveTo, withMoved } from "./move-steps.ts";

const line = ["a", "b", "c", "d"];

test("a step is taken out and put in at its new place", () => {
  expect(withMoved(line, "c", 0)).toEqual(["c", "a", "b", "d"]);
  expect(withMoved(line, "a", 2)).toEqual(["b", "c", "a", "d"]);
  expect(withMoved(line, "b", 1)).toEqual(line);
});

test("a place outside the line is its nearest end", () => {
  expect(withMoved(line, "b", -1)).toEqual(["b", "a", "c", "d"]);
  expect(withMoved(line, "b", 9)).toEqual(["a", "c", "d", "b"]);
});

test("the server is told the end, the front or the step behind", () => {
  expect(moveTo(["c", "a", "b"], "c")).toEqual({ to: "front" });
  expect(moveTo(["a", "c", "b"], "c")).toEqual({ beforeGenerationId: "b" });
  expect(moveTo(["a", "b", "c"], "c")).toEqual({ to: "end" });
});
