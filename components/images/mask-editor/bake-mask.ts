import type { BakeJob } from "../painting/layer.ts";
import { encodePng } from "../painting/png-file.ts";
import { loadGray } from "./load-gray.ts";
import type { MaskStroke } from "./mask-raster.ts";
import { renderMask } from "./render-mask.ts";

/** Draws the mask in exactly the source's size, white where it is to be repainted. Null when nothing is. */
export async function bakeMask({ size, strokes, baseUrl }: BakeJob<MaskStroke>): Promise<Blob | null> {
  const base = baseUrl ? await loadGray(baseUrl, size) : null;
  const { data } = renderMask(size, 1, base, strokes);
  if (!data.some((value) => value > 0)) return null;
  return await encodePng("gray", size, (top, count) =>
    data.subarray(top * size.width, (top + count) * size.width),
  );
}
