import type { Size } from "#lib/images/providers/types.ts";
import type { MaskStrokes } from "#lib/images/schemas.ts";

/** One act of painting, in pixels of the source, so that it can be drawn at any scale. */
export type MaskStroke = MaskStrokes["strokes"][number];

/** A mask as it is drawn: 8-bit gray, 255 = repaint. `scale`: its pixels for one pixel of the source. */
export type MaskRaster = Size & { scale: number; data: Uint8Array };

/** Whole pixels; `right` and `bottom` are the first that do not belong to it. */
export type Rect = { left: number; top: number; right: number; bottom: number };

/** How much of each pixel of `area` one stroke covers, 0 to 255. */
export type Coverage = { area: Rect; data: Uint8Array };

export function newRaster(source: Size, scale: number): MaskRaster {
  const [width, height] = [Math.round(source.width * scale), Math.round(source.height * scale)];
  return { width, height, scale, data: new Uint8Array(width * height) };
}

export function wholeRect({ width, height }: Size): Rect {
  return { left: 0, top: 0, right: width, bottom: height };
}

export function newCoverage(area: Rect): Coverage {
  const size = Math.max(0, area.right - area.left) * Math.max(0, area.bottom - area.top);
  return { area, data: new Uint8Array(size) };
}

/** The whole pixels that hold what lies between the two corners, as far as they are in `within`. */
export function rectAround(
  corners: { left: number; top: number; right: number; bottom: number },
  within: Rect,
): Rect {
  return {
    left: Math.max(within.left, Math.floor(corners.left)),
    top: Math.max(within.top, Math.floor(corners.top)),
    right: Math.min(within.right, Math.ceil(corners.right)),
    bottom: Math.min(within.bottom, Math.ceil(corners.bottom)),
  };
}

export function unite(one: Rect | null, other: Rect): Rect {
  if (!one) return other;
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

/** Adds a stroke to `before`, or takes it away, inside `rect`; the result goes into `raster`. */
export function blendCoverage(
  raster: MaskRaster,
  before: Uint8Array,
  { area, data }: Coverage,
  { rect, erase }: { rect: Rect; erase: boolean },
): void {
  const areaWidth = area.right - area.left;
  for (let y = rect.top; y < rect.bottom; y++) {
    let pixel = y * raster.width + rect.left;
    let covered = (y - area.top) * areaWidth + rect.left - area.left;
    for (let x = rect.left; x < rect.right; x++, pixel++, covered++) {
      const was = before[pixel] ?? 0;
      const share = data[covered] ?? 0;
      const kept = Math.round((was * (255 - share)) / 255);
      raster.data[pixel] = erase ? kept : kept + share;
    }
  }
}
