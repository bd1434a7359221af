import type { Size } from "#lib/images/providers/types.ts";
import type { ViewerTransform } from "../viewer/viewer-transform.ts";

/** Of a place, in CSS pixels from its left and top edge. */
export type Edges = { left: number; right: number; top: number; bottom: number };

/** The part of a place in which a picture is seen that has the size `fit` at fit and was zoomed and moved. */
export function visibleEdges(place: Size, fit: Size, { scale, x, y }: ViewerTransform): Edges {
  const [middleX, middleY] = [place.width / 2 + x, place.height / 2 + y];
  const [halfWidth, halfHeight] = [(fit.width * scale) / 2, (fit.height * scale) / 2];
  return {
    left: Math.max(0, middleX - halfWidth),
    right: Math.min(place.width, middleX + halfWidth),
    top: Math.max(0, middleY - halfHeight),
    bottom: Math.min(place.height, middleY + halfHeight),
  };
}

/** Where a divider stands that has `share`, 0 to 1, of what is seen at its left. */
export function dividerAt({ left, right }: Edges, share: number): number {
  return left + (right - left) * share;
}

/** How much of what is seen is at the left of `x`, 0 to 1. */
export function shareAt({ left, right }: Edges, x: number): number {
  if (right <= left) return 0.5;
  return Math.min(Math.max((x - left) / (right - left), 0), 1);
}
