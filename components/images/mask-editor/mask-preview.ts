import type { Size } from "#lib/images/providers/types.ts";
import { drawStroke } from "./draw-stroke.ts";
import type { DrawnStroke } from "./drawn-stroke.ts";
import { createLiveStroke } from "./live-stroke.ts";
import { type MaskRaster, type MaskStroke, newRaster, type Rect } from "./mask-raster.ts";

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
