import type { Size } from "#lib/images/providers/types.ts";
import type { BakeJob } from "../painting/layer.ts";
import { encodePng } from "../painting/png-file.ts";
import { drawMarkup } from "./draw-markup.ts";
import { visibleStrokes } from "./markup-paths.ts";
import type { MarkupStroke } from "./markup-saving.ts";

/** Draws the overlay in exactly the source's size, transparent where nothing is drawn. Null when nothing is. */
export async function bakeMarkup({ size, strokes, baseUrl }: BakeJob<MarkupStroke>): Promise<Blob | null> {
  const isCleared = strokes.some(({ kind }) => kind === "clear");
  const base = baseUrl && !isCleared ? await loadPicture(baseUrl) : null;
  const shown = visibleStrokes(strokes);
  if (!base && shown.length === 0) return null;
  let isEmpty = true;
  const png = await encodePng("rgba", size, (top, count) => {
    const rows = readRows(size, { top, count }, (context) => {
      if (base) context.drawImage(base, 0, 0, size.width, size.height);
      for (const stroke of shown) drawMarkup(context, stroke);
    });
    isEmpty &&= rows.every((value) => value === 0);
    return rows;
  });
  base?.close();
  return isEmpty ? null : png;
}

async function loadPicture(url: string): Promise<ImageBitmap> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The drawing could not be loaded: ${response.status}`);
  return await createImageBitmap(await response.blob());
}

function readRows(
  { width }: Size,
  { top, count }: { top: number; count: number },
  draw: (context: OffscreenCanvasRenderingContext2D) => void,
): Uint8ClampedArray {
  const context = new OffscreenCanvas(width, count).getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("This browser cannot draw here");
  context.translate(0, -top);
  draw(context);
  return context.getImageData(0, 0, width, count).data;
}
