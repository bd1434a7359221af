import type { Size } from "#lib/images/providers/types.ts";
import { drawStroke } from "./draw-stroke.ts";
import { type MaskRaster, type MaskStroke, newRaster } from "./mask-raster.ts";

/**
 * Draws a whole mask.
 * @param base gray values of the same scale, on which the first stroke is drawn; null for an empty mask
 */
export function renderMask(
  source: Size,
  scale: number,
  base: Uint8Array | null,
  strokes: readonly MaskStroke[],
): MaskRaster {
  const raster = newRaster(source, scale);
  if (base) raster.data.set(base);
  for (const stroke of strokes) drawStroke(raster, stroke);
  return raster;
}
