import type { MaskStroke } from "./mask-raster.ts";

export type Point = { x: number; y: number };

/** What a pointer can draw. */
export type DrawnStroke = Extract<MaskStroke, { kind: "brush" | "lasso" | "rectangle" | "ellipse" }>;

/** A stroke under way, in pixels of the source. `start`: where it began. */
export type StrokeUnderWay = { start: Point; stroke: DrawnStroke };

export type Pen = {
  tool: "brush" | "lasso" | "rectangle" | "ellipse";
  erase: boolean;
  /** Across, in pixels of the source. */
  diameter: number;
  hardness: number;
};

/** Points of a brush that are closer than this part of its size make no difference that can be seen. */
const BRUSH_SPACING = 0.05;
/** The server takes 20,000 numbers. */
const NUMBERS_MAX = 19_000;

export function beginStroke({ tool, erase, diameter, hardness }: Pen, at: Point): StrokeUnderWay {
  const start = roundPoint(at);
  const points = [start.x, start.y];
  if (tool === "brush") return { start, stroke: { kind: "brush", erase, size: diameter, hardness, points } };
  if (tool === "lasso") return { start, stroke: { kind: "lasso", erase, points } };
  return { start, stroke: { kind: tool, erase, ...start, width: 0, height: 0 } };
}

/**
 * The points of a brush or lasso are added to the ones that are there.
 * @param straight a straight line, a square or a circle
 */
export function extendStroke(
  { start, stroke }: StrokeUnderWay,
  at: Point,
  { straight, spacing }: { straight: boolean; spacing: number },
): StrokeUnderWay {
  if (!("points" in stroke)) {
    return { start, stroke: { ...stroke, ...boxBetween(start, at, straight) } };
  }
  const to = roundPoint(at);
  if (straight && stroke.kind === "brush") {
    return { start, stroke: { ...stroke, points: [start.x, start.y, to.x, to.y] } };
  }
  const apart = stroke.kind === "brush" ? stroke.size * BRUSH_SPACING : 0;
  lengthen(stroke.points, to, Math.max(spacing, apart));
  return { start, stroke };
}

/** The stroke as it is kept, or null when a click left nothing. */
export function finishStroke({ stroke }: StrokeUnderWay): DrawnStroke | null {
  if (stroke.kind === "brush") return stroke;
  if (stroke.kind === "lasso") return stroke.points.length >= 6 ? stroke : null;
  return stroke.width > 0 && stroke.height > 0 ? stroke : null;
}

/** In place: a long stroke has thousands of points, and each would copy all before it. */
function lengthen(points: number[], to: Point, spacing: number): void {
  const [x, y] = [points.at(-2) ?? 0, points.at(-1) ?? 0];
  const isNear = Math.hypot(to.x - x, to.y - y) < spacing;
  if (!isNear && points.length < NUMBERS_MAX) points.push(to.x, to.y);
}

/** On whole pixels, so that a rectangle has sharp edges. */
function boxBetween(one: Point, other: Point, square: boolean) {
  const [x0, y0] = [Math.round(one.x), Math.round(one.y)];
  let [width, height] = [Math.round(other.x) - x0, Math.round(other.y) - y0];
  if (square) {
    const side = Math.max(Math.abs(width), Math.abs(height));
    [width, height] = [side * (Math.sign(width) || 1), side * (Math.sign(height) || 1)];
  }
  return {
    x: Math.min(x0, x0 + width),
    y: Math.min(y0, y0 + height),
    width: Math.abs(width),
    height: Math.abs(height),
  };
}

/** To a tenth of a pixel, within what can be kept. */
function roundPoint({ x, y }: Point): Point {
  return { x: roundPlace(x), y: roundPlace(y) };
}

function roundPlace(place: number): number {
  return Math.round(Math.min(60_000, Math.max(-30_000, place)) * 10) / 10;
}
