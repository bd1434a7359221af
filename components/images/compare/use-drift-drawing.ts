import { type RefObject, useEffect, useState } from "react";
import type { Size } from "#lib/images/providers/types.ts";
import { paintDrift } from "./drift-colors.ts";
import type { DriftPictures } from "./drift-pictures.ts";
import { decodePicture, readBands } from "./read-bands.ts";

type Drawing = "drawing" | "drawn" | "failed";

/** Draws how much the model changed outside the mask on a canvas of `size`. */
export function useDriftDrawing(
  canvas: RefObject<HTMLCanvasElement | null>,
  { source, raw, mask }: DriftPictures,
  { width, height }: Size,
): Drawing {
  const [state, setState] = useState<Drawing>("drawing");
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const controller = new AbortController();
    const urls = [source.url, raw.url, mask.url];
    drawDrift(context, urls, { width, height }, controller.signal).then(
      () => setState("drawn"),
      () => {
        if (!controller.signal.aborted) setState("failed");
      },
    );
    return () => controller.abort();
  }, [canvas, width, height, source.url, raw.url, mask.url]);
  return state;
}

/** `urls`: of the source, of the picture as the model made it, and of the mask. */
async function drawDrift(
  context: CanvasRenderingContext2D,
  urls: string[],
  size: Size,
  signal: AbortSignal,
): Promise<void> {
  const images = await Promise.all(urls.map(decodePicture));
  const placed = images.map((image) => ({ image, place: { x: 0, y: 0, ...size } }));
  const paint = ([source, raw, mask]: ImageData[], y: number) => {
    if (!source || !raw || !mask) return;
    const map = new ImageData(source.width, source.height);
    paintDrift(source.data, raw.data, mask.data, map.data);
    context.putImageData(map, 0, y);
  };
  await readBands(size, placed, paint, signal);
}
