import type { Size } from "#lib/images/providers/types.ts";
import { coverSegment } from "./cover-brush.ts";
import { coverageOf, drawStroke } from "./draw-stroke.ts";
import type { DrawnStroke } from "./drawn-stroke.ts";
import {
  blendCoverage,
  type MaskRaster,
  type MaskStroke,
  newCoverage,
  newRaster,
  type Rect,
  unite,
  wholeRect,
} from "./mask-raster.ts";

/** Larger ones are slow to redraw, and the eye does not see the difference. */
const SIDE_MAX = 1536;
const SNAPSHOTS_MAX = 12;

type Snapshot = { strokes: readonly MaskStroke[]; data: Uint8Array };

/** The mask as it is seen while it is painted: small, and never drawn anew as a whole where that can be helped. */
export type MaskPreview = {
  raster: MaskRaster;
  /** Draws the mask that these strokes make. */
  show: (strokes: readonly MaskStroke[]) => void;
  /** Draws a stroke under way over it. @returns what has changed */
  showLive: (stroke: DrawnStroke) => Rect;
  /** Takes the stroke under way away. */
  dropLive: () => void;
  /** What is seen now is what these strokes make. */
  keep: (strokes: readonly MaskStroke[]) => void;
};

export function previewScale({ width, height }: Size): number {
  return Math.min(1, SIDE_MAX / Math.max(width, height));
}

export function createMaskPreview(source: Size, base: Uint8Array | null): MaskPreview {
  const raster = newRaster(source, previewScale(source));
  if (base) raster.data.set(base);
  const first: Snapshot = { strokes: [], data: raster.data.slice() };
  const live = createLiveStroke(raster);
  let snapshots: Snapshot[] = [];

  const keep = (strokes: readonly MaskStroke[]) => {
    live.end();
    snapshots = [...snapshots, { strokes, data: raster.data.slice() }].slice(-SNAPSHOTS_MAX);
  };
  return {
    raster,
    keep,
    showLive: live.show,
    dropLive: live.drop,
    show(strokes) {
      live.end();
      const nearest = nearestOf([first, ...snapshots], strokes);
      raster.data.set(nearest.data);
      for (let drawn = nearest.strokes.length; drawn < strokes.length; drawn++) {
        const stroke = strokes[drawn];
        if (stroke) drawStroke(raster, stroke);
        // Undoing goes backwards from here: near the end every state is kept, further away fewer.
        if (isPowerOfTwo(strokes.length - drawn)) keep(strokes.slice(0, drawn + 1));
      }
    },
  };
}

/** A stroke is drawn on what was there before it, whole: it does not add up where it crosses itself. */
function createLiveStroke(raster: MaskRaster) {
  let before: Uint8Array | null = null;
  let touched: Rect | null = null;
  /** The points of the brush that were drawn so far; they are added to while it moves. */
  let drawn: { points: readonly number[]; count: number } | null = null;
  const coverage = newCoverage(wholeRect(raster));

  const begin = () => {
    before ??= raster.data.slice();
    return before;
  };
  const restore = () => {
    if (before && touched) copyRect(raster, before, touched);
    const dirty = touched;
    coverage.data.fill(0);
    touched = null;
    return dirty;
  };
  const lengthen = (stroke: Extract<DrawnStroke, { kind: "brush" }>, from: number) => {
    const tip = { radius: (stroke.size * raster.scale) / 2, hardness: stroke.hardness };
    const place = (at: number) => (stroke.points[at] ?? 0) * raster.scale;
    let dirty: Rect | null = null;
    for (let at = Math.max(0, from - 2); at < stroke.points.length; at += 2) {
      const next = at + 2 < stroke.points.length ? at + 2 : at;
      const ends = [place(at), place(at + 1), place(next), place(next + 1)] as const;
      dirty = unite(dirty, coverSegment(coverage, ends, tip));
    }
    return dirty;
  };
  return {
    show(stroke: DrawnStroke): Rect {
      const data = begin();
      const { erase } = stroke;
      let dirty: Rect | null = null;
      if (stroke.kind === "brush") {
        const goesOn = drawn?.points === stroke.points;
        if (!goesOn) dirty = restore();
        const rect = lengthen(stroke, goesOn ? (drawn?.count ?? 0) : 0);
        drawn = { points: stroke.points, count: stroke.points.length };
        if (rect) blendCoverage(raster, data, coverage, { rect, erase });
        if (rect) [dirty, touched] = [unite(dirty, rect), unite(touched, rect)];
      } else {
        dirty = restore();
        const shape = coverageOf(raster, stroke);
        blendCoverage(raster, data, shape, { rect: shape.area, erase });
        [dirty, touched] = [unite(dirty, shape.area), shape.area];
      }
      return dirty ?? { left: 0, top: 0, right: 0, bottom: 0 };
    },
    drop() {
      restore();
      before = null;
      drawn = null;
    },
    end() {
      before = null;
      drawn = null;
      if (touched) coverage.data.fill(0);
      touched = null;
    },
  };
}

/** The one with the most strokes of those that can be drawn further. */
function nearestOf(snapshots: readonly Snapshot[], strokes: readonly MaskStroke[]): Snapshot {
  return snapshots
    .filter((snapshot) => isPrefix(snapshot.strokes, strokes))
    .reduce((one, other) => (other.strokes.length >= one.strokes.length ? other : one));
}

function isPrefix(shorter: readonly unknown[], longer: readonly unknown[]): boolean {
  return shorter.length <= longer.length && shorter.every((item, at) => item === longer[at]);
}

function isPowerOfTwo(count: number): boolean {
  return (count & (count - 1)) === 0;
}

function copyRect(raster: MaskRaster, from: Uint8Array, { left, top, right, bottom }: Rect): void {
  for (let y = top; y < bottom; y++) {
    const [start, end] = [y * raster.width + left, y * raster.width + right];
    if (end > start) raster.data.set(from.subarray(start, end), start);
  }
}
