import type { MarkupColor } from "#lib/images/markup-strokes.ts";
import { boxBetween, lengthen, type Point, roundPoint } from "../painting/drawn-points.ts";
import type { MarkupLine } from "./markup-paths.ts";

/** A line under way, in pixels of the source. `start`: where it began. */
export type LineUnderWay = { start: Point; stroke: MarkupLine };

export type Ink = { color: MarkupColor; size: number };

/** Arrows with Shift go in steps of this, in radians. */
const ANGLE_STEP = Math.PI / 4;
/** Points of a pen that are closer than this part of its width make no difference that can be seen. */
const PEN_SPACING = 0.3;

export function beginLine(kind: MarkupLine["kind"], ink: Ink, at: Point): LineUnderWay {
  const start = roundPoint(at);
  if (kind === "pen") return { start, stroke: { kind, ...ink, points: [start.x, start.y] } };
  if (kind === "arrow") return { start, stroke: { kind, ...ink, from: start, to: start } };
  return { start, stroke: { kind, ...ink, ...start, width: 0, height: 0 } };
}

/**
 * @param straight a straight line, an arrow in a round direction, a square or a circle
 * @returns a stroke of its own: those before are not changed
 */
export function extendLine({ start, stroke }: LineUnderWay, at: Point, straight: boolean): LineUnderWay {
  const to = roundPoint(at);
  switch (stroke.kind) {
    case "pen": {
      if (straight) return { start, stroke: { ...stroke, points: [start.x, start.y, to.x, to.y] } };
      const points = [...stroke.points];
      lengthen(points, to, Math.max(1, stroke.size * PEN_SPACING));
      return { start, stroke: { ...stroke, points } };
    }
    case "arrow":
      return { start, stroke: { ...stroke, to: straight ? turnRound(start, to) : to } };
    default:
      return { start, stroke: { ...stroke, ...boxBetween(start, at, straight) } };
  }
}

/** The line as it is kept, or null when a click left nothing. */
export function finishLine({ stroke }: LineUnderWay): MarkupLine | null {
  if (stroke.kind === "pen") return stroke;
  if (stroke.kind === "arrow") {
    const { from, to, size } = stroke;
    return Math.hypot(to.x - from.x, to.y - from.y) >= size ? stroke : null;
  }
  return stroke.width > 0 && stroke.height > 0 ? stroke : null;
}

function turnRound(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const angle = Math.round(Math.atan2(to.y - from.y, to.x - from.x) / ANGLE_STEP) * ANGLE_STEP;
  return roundPoint({ x: from.x + length * Math.cos(angle), y: from.y + length * Math.sin(angle) });
}
