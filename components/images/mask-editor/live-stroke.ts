import { coverSegment } from "./cover-brush.ts";
import { coverageOf } from "./draw-stroke.ts";
import type { DrawnStroke } from "./drawn-stroke.ts";
import {
  blendCoverage,
  type Coverage,
  type MaskRaster,
  newCoverage,
  type Rect,
  unite,
  wholeRect,
} from "./mask-raster.ts";

export type LiveStroke = {
  /** Draws the stroke as far as it has come. @returns what has changed */
  show: (stroke: DrawnStroke) => Rect;
  /** Takes it away. */
  drop: () => void;
  /** What is drawn stays. */
  end: () => void;
};

const NOWHERE: Rect = { left: 0, top: 0, right: 0, bottom: 0 };

/** A stroke is drawn on what was there before it, whole: it does not add up where it crosses itself. */
export function createLiveStroke(raster: MaskRaster): LiveStroke {
  let before: Uint8Array | null = null;
  let touched: Rect | null = null;
  /** The points of the brush that were drawn so far; they are added to while it moves. */
  let drawn: { points: readonly number[]; count: number } | null = null;
  const coverage = newCoverage(wholeRect(raster));

  const restore = () => {
    const dirty = touched;
    if (before && touched) copyRect(raster, before, touched);
    if (touched) coverage.data.fill(0);
    [touched, drawn] = [null, null];
    return dirty;
  };
  return {
    show(stroke) {
      before ??= raster.data.slice();
      if (stroke.kind !== "brush") {
        const undone = restore();
        const shape = coverageOf(raster, stroke);
        blendCoverage(raster, before, shape, { rect: shape.area, erase: stroke.erase });
        touched = shape.area;
        return unite(undone, touched);
      }
      const goesOn = drawn?.points === stroke.points;
      const undone = goesOn ? null : restore();
      const rect = coverPoints(coverage, stroke, drawn?.count ?? 0, raster.scale) ?? NOWHERE;
      drawn = { points: stroke.points, count: stroke.points.length };
      blendCoverage(raster, before, coverage, { rect, erase: stroke.erase });
      touched = unite(touched, rect);
      return unite(undone, rect);
    },
    drop() {
      restore();
      before = null;
    },
    end() {
      if (touched) coverage.data.fill(0);
      [before, touched, drawn] = [null, null, null];
    },
  };
}

/** From the last point that was covered on. */
function coverPoints(
  coverage: Coverage,
  { points, size, hardness }: Extract<DrawnStroke, { kind: "brush" }>,
  count: number,
  scale: number,
): Rect | null {
  const tip = { radius: (size * scale) / 2, hardness };
  const place = (at: number) => (points[at] ?? 0) * scale;
  let dirty: Rect | null = null;
  for (let at = Math.max(0, count - 2); at < points.length; at += 2) {
    const next = at + 2 < points.length ? at + 2 : at;
    dirty = unite(
      dirty,
      coverSegment(coverage, [place(at), place(at + 1), place(next), place(next + 1)], tip),
    );
  }
  return dirty;
}

function copyRect(raster: MaskRaster, from: Uint8Array, { left, top, right, bottom }: Rect): void {
  for (let y = top; y < bottom; y++) {
    const [start, end] = [y * raster.width + left, y * raster.width + right];
    if (end > start) raster.data.set(from.subarray(start, end), start);
  }
}
