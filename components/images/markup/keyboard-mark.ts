import type { Size } from "#lib/images/providers/types.ts";
import type { Point } from "../painting/drawn-points.ts";
import { describeBox, firstBox, moveBox, resizeBox } from "../painting/keyboard-shape.ts";
import type { Ink } from "./drawn-markup.ts";
import type { MarkupLine, MarkupText } from "./markup-paths.ts";

/** What is placed with the arrow keys before it is kept. A text without words yet only has its place. */
export type PendingMark = Exclude<MarkupLine, { kind: "pen" }> | MarkupText;

/** In the middle of the picture. */
export function firstMark(kind: PendingMark["kind"], ink: Ink, source: Size): PendingMark {
  const { x, y, width, height } = firstBox(source);
  const middle = { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  if (kind === "text") return { kind, ...ink, ...middle, text: "" };
  if (kind === "arrow") return { kind, ...ink, from: { x, y: middle.y }, to: middle };
  return { kind, ...ink, x, y, width, height };
}

/** It may leave the picture, but not wholly. */
export function moveMark(mark: PendingMark, by: Point, source: Size): PendingMark {
  switch (mark.kind) {
    case "text":
      return { ...mark, ...within({ x: mark.x + by.x, y: mark.y + by.y }, source) };
    case "arrow": {
      const to = within({ x: mark.to.x + by.x, y: mark.to.y + by.y }, source);
      const moved = { x: to.x - mark.to.x, y: to.y - mark.to.y };
      return { ...mark, to, from: { x: mark.from.x + moved.x, y: mark.from.y + moved.y } };
    }
    default:
      return { ...mark, ...moveBox(mark, by, source) };
  }
}

/** The tip of an arrow, or the right lower corner of a shape. */
export function resizeMark(mark: PendingMark, by: Point, source: Size): PendingMark {
  switch (mark.kind) {
    case "text":
      return moveMark(mark, by, source);
    case "arrow":
      return { ...mark, to: within({ x: mark.to.x + by.x, y: mark.to.y + by.y }, source) };
    default:
      return { ...mark, ...resizeBox(mark, by, source) };
  }
}

export function describeMark(mark: PendingMark): string {
  if (mark.kind === "text") return describePlace(mark);
  if (mark.kind === "arrow") return `from ${describePlace(mark.from)} to ${describePlace(mark.to)}`;
  return describeBox(mark);
}

function describePlace({ x, y }: Point): string {
  return `${Math.round(x)} from the left and ${Math.round(y)} from the top`;
}

function within({ x, y }: Point, { width, height }: Size): Point {
  return { x: Math.min(width, Math.max(0, x)), y: Math.min(height, Math.max(0, y)) };
}
