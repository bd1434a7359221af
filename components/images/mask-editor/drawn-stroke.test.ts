import { expect, test } from "vitest";
import { MaskStrokes } from "#lib/images/schemas.ts";
import type { Point } from "../painting/drawn-points.ts";
import { beginStroke, extendStroke, finishStroke, type Pen } from "./drawn-stroke.ts";

const pen: Pen = { tool: "brush", erase: false, diameter: 20, hardness: 0.5 };

function draw(tool: Pen["tool"], points: readonly Point[], straight = false) {
  const [first = { x: 0, y: 0 }, ...rest] = points;
  let stroke = beginStroke({ ...pen, tool }, first);
  for (const point of rest) stroke = extendStroke(stroke, point, { straight, spacing: 1 });
  return finishStroke(stroke);
}

test("a click with the brush is a dot, and with a shape it is nothing", () => {
  expect(draw("brush", [{ x: 5.04, y: 6 }])).toMatchObject({ kind: "brush", points: [5, 6], size: 20 });
  for (const tool of ["lasso", "rectangle", "ellipse"] as const) {
    expect(draw(tool, [{ x: 5, y: 6 }])).toBeNull();
  }
});

test("points that are too close to be seen are left out, so that long strokes stay small", () => {
  const close = Array.from({ length: 1001 }, (_, at) => ({ x: at / 10, y: 0 }));
  const stroke = draw("brush", close);
  if (stroke?.kind !== "brush") throw new Error("No stroke of the brush");
  expect(stroke.points.length / 2).toBeLessThan(105);
  expect(stroke.points.at(-2)).toBeGreaterThan(98);
});

test("with Shift a stroke is straight, and a shape as wide as high", () => {
  const corner = [
    { x: 10, y: 10 },
    { x: 90, y: 5 },
    { x: 50, y: 30 },
  ];
  expect(draw("brush", corner, true)).toMatchObject({ points: [10, 10, 50, 30] });
  expect(draw("rectangle", corner, true)).toMatchObject({ x: 10, y: 10, width: 40, height: 40 });
});

test("a shape can be drawn from any of its corners", () => {
  const [one, other] = [
    { x: 30, y: 40 },
    { x: 10, y: 15 },
  ];
  const box = { x: 10, y: 15, width: 20, height: 25 };
  expect(draw("ellipse", [one, other])).toMatchObject(box);
  expect(draw("ellipse", [other, one])).toMatchObject(box);
});

test("whatever is drawn, however far beside the picture, can be kept on the server", () => {
  const far = Array.from({ length: 12_000 }, (_, at) => ({ x: at % 2 ? 1e7 : -1e7, y: at * 3 }));
  for (const tool of ["brush", "lasso"] as const) {
    const stroke = draw(tool, far.slice(0, 10_500));
    expect(MaskStrokes.safeParse({ baseAssetId: null, strokes: [stroke] }).success).toBe(true);
  }
});
