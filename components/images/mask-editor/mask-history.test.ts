import { expect, test } from "vitest";
import { addChange, emptyHistory, type MaskChange, redo, undo } from "./mask-history.ts";
import { toSourcePoint } from "./use-mask-painting.ts";

const stroke: MaskChange = { kind: "stroke", tool: "brush", diameter: 10, points: [{ x: 1, y: 1 }] };
const invert: MaskChange = { kind: "invert" };

test("undo takes back exactly one stroke, and redo does it again", () => {
  const two = addChange(addChange(emptyHistory, stroke), invert);
  expect(undo(two).done).toEqual([stroke]);
  expect(redo(undo(two))).toEqual(two);
});

test("with nothing to undo or redo, nothing changes", () => {
  expect(undo(emptyHistory)).toBe(emptyHistory);
  expect(redo(emptyHistory)).toBe(emptyHistory);
});

test("a new stroke ends what could be done again", () => {
  const after = addChange(undo(addChange(emptyHistory, stroke)), invert);
  expect(after).toEqual({ done: [invert], undone: [] });
});

test("a place on the screen becomes a pixel of the source, also beside the picture", () => {
  const box = { left: 100, top: 50, width: 200, height: 100 };
  const size = { width: 1000, height: 500 };
  expect(toSourcePoint({ clientX: 200, clientY: 100 }, box, size)).toEqual({ x: 500, y: 250 });
  expect(toSourcePoint({ clientX: 60, clientY: 100 }, box, size)).toEqual({ x: -200, y: 250 });
});
