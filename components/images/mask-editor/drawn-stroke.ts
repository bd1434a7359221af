import { boxBetween, lengthen, type Point, roundPoint } from "../painting/drawn-points.ts";
import type { MaskStroke } from "./mask-raster.ts";

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
