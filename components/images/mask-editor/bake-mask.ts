import type { Size } from "#lib/images/providers/types.ts";
import type { MaskStrokes } from "#lib/images/schemas.ts";
import { encodeGrayPng } from "./gray-png.ts";
import { loadGray } from "./load-gray.ts";
import { renderMask } from "./render-mask.ts";

/** `baseUrl`: of the mask that the first stroke was painted on. */
export type BakeJob = { size: Size; strokes: MaskStrokes["strokes"]; baseUrl: string | null };

/** Draws the mask in exactly the source's size, white where it is to be repainted. Null when nothing is. */
export async function bakeMask({ size, strokes, baseUrl }: BakeJob): Promise<Blob | null> {
  const base = baseUrl ? await loadGray(baseUrl, size) : null;
  const { data } = renderMask(size, 1, base, strokes);
  if (!data.some((value) => value > 0)) return null;
  return await encodeGrayPng(size, (top, count) =>
    data.subarray(top * size.width, (top + count) * size.width),
  );
}
