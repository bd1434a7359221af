import type { MarkupColor } from "#lib/images/markup-strokes.ts";
import type { Point } from "../painting/drawn-points.ts";
import type { MarkupStroke } from "./markup-saving.ts";

export type MarkupText = Extract<MarkupStroke, { kind: "text" }>;
/** What is drawn as a line. */
export type MarkupLine = Exclude<MarkupStroke, { kind: "text" | "clear" }>;

/** Each with a rim, so that it is seen on every picture. */
export const INK: Record<MarkupColor, { fill: string; rim: string }> = {
  red: { fill: "#e5262b", rim: "#ffffff" },
  yellow: { fill: "#ffd60a", rim: "#1a1a1a" },
  blue: { fill: "#1769ff", rim: "#ffffff" },
  white: { fill: "#ffffff", rim: "#1a1a1a" },
};

export const TEXT_FONT = 'Arial, "Helvetica Neue", Helvetica, sans-serif';

/** From the middle of the letters down to the line they stand on, in parts of their height. */
export const TEXT_DROP = 0.35;

/** Of an arrow's head to its shaft, in radians. */
const HEAD_ANGLE = Math.PI / 6;
/** Of the head's sides, in widths of the line, and at most a part of the whole arrow. */
const HEAD_WIDTHS = 5;
const HEAD_SHARE_MAX = 0.6;

/** What is seen: everything since it was cleared last. */
export function visibleStrokes(strokes: readonly MarkupStroke[]): (MarkupLine | MarkupText)[] {
  const shown = strokes.slice(strokes.findLastIndex(({ kind }) => kind === "clear") + 1);
  return shown.filter((stroke) => stroke.kind !== "clear");
}

/** How far the rim stands out on each side, in pixels of the source. */
export function rimOf({ kind, size }: MarkupLine | MarkupText): number {
  return Math.max(1, size * (kind === "text" ? 0.06 : 0.2));
}

/** The line of a stroke as SVG path data, which a canvas draws as well. In pixels of the source. */
export function pathOf(stroke: MarkupLine): string {
  switch (stroke.kind) {
    case "pen":
      return penPath(stroke.points);
    case "arrow":
      return arrowPath(stroke.from, stroke.to, stroke.size);
    case "rectangle": {
      const { x, y, width, height } = stroke;
      return `M${x} ${y}h${width}v${height}h${-width}z`;
    }
    case "ellipse": {
      const { x, y, width, height } = stroke;
      const arc = `a${width / 2} ${height / 2} 0 1 1`;
      return `M${x} ${y + height / 2}${arc} ${width} 0${arc} ${-width} 0z`;
    }
  }
}

/** Curves from middle to middle of the points, which a hand did not draw as corners. */
function penPath(points: readonly number[]): string {
  const at = (index: number) => ({ x: points[index * 2] ?? 0, y: points[index * 2 + 1] ?? 0 });
  const [count, first] = [Math.floor(points.length / 2), at(0)];
  // A line of no length has no caps everywhere.
  if (count === 1) return `M${first.x} ${first.y}h0.01`;
  let path = `M${first.x} ${first.y}`;
  for (let index = 1; index < count - 1; index++) {
    const [point, next] = [at(index), at(index + 1)];
    path += `Q${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`;
  }
  const last = at(count - 1);
  return `${path}L${last.x} ${last.y}`;
}

function arrowPath(from: Point, to: Point, width: number): string {
  const [one, other] = arrowHead(from, to, width);
  return `M${from.x} ${from.y}L${to.x} ${to.y}M${one.x} ${one.y}L${to.x} ${to.y}L${other.x} ${other.y}`;
}

/** The ends of the two sides of the head, whose tip is `to`. */
export function arrowHead(from: Point, to: Point, width: number): [Point, Point] {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const side = Math.min(width * HEAD_WIDTHS, length * HEAD_SHARE_MAX);
  const back = Math.atan2(from.y - to.y, from.x - to.x);
  const end = (turn: number): Point => ({
    x: roundPlace(to.x + side * Math.cos(back + turn)),
    y: roundPlace(to.y + side * Math.sin(back + turn)),
  });
  return [end(HEAD_ANGLE), end(-HEAD_ANGLE)];
}

function roundPlace(place: number): number {
  return Math.round(place * 10) / 10;
}
