import { expect, test } from "vitest";
import { MarkupStrokes } from "#lib/images/markup-strokes.ts";
import type { Point } from "../painting/drawn-points.ts";
import { beginLine, extendLine, finishLine } from "./drawn-markup.ts";
import type { MarkupLine } from "./markup-paths.ts";

const ink = { color: "blue", size: 6 } as const;
const KINDS = ["pen", "arrow", "rectangle", "ellipse"] as const;

function draw(kind: MarkupLine["kind"], points: readonly Point[], straight = false) {
  const [first = { x: 0, y: 0 }, ...rest] = points;
  let line = beginLine(kind, ink, first);
  for (const point of rest) line = extendLine(line, point, straight);
  return finishLine(line);
}

test("a click with the pen is a dot, and with a shape or an arrow it is nothing", () => {
  expect(draw("pen", [{ x: 5.04, y: 6 }])).toEqual({ kind: "pen", ...ink, points: [5, 6] });
  for (const kind of ["arrow", "rectangle", "ellipse"] as const) {
    expect(draw(kind, [{ x: 5, y: 6 }])).toBeNull();
    expect(
      draw(kind, [
        { x: 5, y: 6 },
        { x: 5, y: 6 },
      ]),
    ).toBeNull();
  }
});

test("an arrow points where the pointer was lifted, with Shift in a round direction", () => {
  const pull = [
    { x: 10, y: 10 },
    { x: 110, y: 16 },
  ];
  expect(draw("arrow", pull)).toMatchObject({ from: { x: 10, y: 10 }, to: { x: 110, y: 16 } });
  expect(draw("arrow", pull, true)).toMatchObject({ to: { x: 110.2, y: 10 } });
});

test("with Shift the pen is straight, and a shape as wide as high", () => {
  const pull = [
    { x: 10, y: 10 },
    { x: 90, y: 5 },
    { x: 50, y: 30 },
  ];
  expect(draw("pen", pull, true)).toMatchObject({ points: [10, 10, 50, 30] });
  expect(draw("ellipse", pull, true)).toMatchObject({ x: 10, y: 10, width: 40, height: 40 });
});

test("a line that goes on is another one, so that what is kept never changes", () => {
  const first = beginLine("pen", ink, { x: 1, y: 1 });
  extendLine(first, { x: 50, y: 50 }, false);
  expect(first.stroke).toMatchObject({ points: [1, 1] });
});

test("whatever is drawn, however far beside the picture, can be kept on the server", () => {
  const far = Array.from({ length: 400 }, (_, at) => ({ x: at % 2 ? 1e7 : -1e7, y: at * 3 + 1 }));
  for (const kind of KINDS) {
    const stroke = draw(kind, far);
    expect(MarkupStrokes.safeParse({ baseAssetId: null, strokes: [stroke] }).success).toBe(true);
  }
});
