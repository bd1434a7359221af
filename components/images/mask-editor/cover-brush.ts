import { type Coverage, type Rect, rectAround } from "./mask-raster.ts";

/** In pixels of the raster. `hardness`: how much of the radius is solid before it fades. */
export type BrushTip = { radius: number; hardness: number };

/**
 * Covers what a round tip touches on its way from one point to another, where that is more than what is covered
 * already: a stroke that crosses itself is not darker there.
 * @param segment x and y of both ends, in pixels of the raster
 * @returns where something may have changed
 */
export function coverSegment(
  { area, data }: Coverage,
  segment: readonly [number, number, number, number],
  tip: BrushTip,
): Rect {
  const [x0, y0, x1, y1] = segment;
  const { inner, outer } = edgeOf(tip);
  const [dx, dy] = [x1 - x0, y1 - y0];
  const squaredLength = dx * dx + dy * dy;
  const rect = rectAround(
    {
      left: Math.min(x0, x1) - outer,
      top: Math.min(y0, y1) - outer,
      right: Math.max(x0, x1) + outer,
      bottom: Math.max(y0, y1) + outer,
    },
    area,
  );
  const [solid, nothing] = [inner > 0 ? inner * inner : -1, outer * outer];
  for (let y = rect.top; y < rect.bottom; y++) {
    let index = (y - area.top) * (area.right - area.left) + rect.left - area.left;
    const fromY = y + 0.5 - y0;
    for (let x = rect.left; x < rect.right; x++, index++) {
      // Most of a step lies where the last one was.
      if (data[index] === 255) continue;
      const fromX = x + 0.5 - x0;
      const along = squaredLength === 0 ? 0 : (fromX * dx + fromY * dy) / squaredLength;
      const nearest = Math.max(0, Math.min(1, along));
      const apartX = fromX - nearest * dx;
      const apartY = fromY - nearest * dy;
      const squared = apartX * apartX + apartY * apartY;
      if (squared >= nothing) continue;
      const value = squared <= solid ? 255 : fade(Math.sqrt(squared), inner, outer);
      if (value > (data[index] ?? 0)) data[index] = value;
    }
  }
  return rect;
}

/** Even the hardest edge fades over one pixel, so that it has no stairs. */
function edgeOf({ radius, hardness }: BrushTip): { inner: number; outer: number } {
  const inner = Math.min(radius * hardness, radius - 0.5);
  return { inner, outer: Math.max(radius, inner + 1) };
}

/** Smoothly from 255 to 0, without a visible ring where it begins. */
function fade(distance: number, inner: number, outer: number): number {
  const share = (outer - distance) / (outer - inner);
  return Math.round(255 * share * share * (3 - 2 * share));
}
