import { type RefObject, useEffect, useRef, useState } from "react";
import type { Size } from "#lib/images/providers/types.ts";
import { assetUrl } from "../asset-url.ts";
import type { TrayImage } from "../composer/draft.ts";
import { showError } from "../error-toast.ts";
import type { Point } from "../painting/drawn-points.ts";
import { type PaintingHistory, usePaintingHistory } from "../painting/use-painting-history.ts";
import { beginStroke, extendStroke, finishStroke, type Pen, type StrokeUnderWay } from "./drawn-stroke.ts";
import { loadGray } from "./load-gray.ts";
import { drawOnCanvas } from "./mask-canvas.ts";
import { createMaskPreview, type MaskPreview, previewScale } from "./mask-preview.ts";
import { type MaskStroke, wholeRect } from "./mask-raster.ts";
import { maskLayer } from "./mask-saving.ts";

export type MaskPainting = PaintingHistory<MaskStroke> & {
  canvas: RefObject<HTMLCanvasElement | null>;
  canvasSize: Size;
  /** What was painted before can be seen, and painting can begin. */
  ready: boolean;
  begin: (pen: Pen, at: Point) => void;
  extend: (points: readonly Point[], straight: boolean) => void;
  finish: () => void;
  /** Takes the stroke under way back. @returns whether there was one */
  cancel: () => boolean;
};

/** A canvas that takes strokes, each of which is kept as soon as it is finished. */
export function useMaskPainting(source: TrayImage): MaskPainting {
  const canvas = useRef<HTMLCanvasElement>(null);
  const underWay = useRef<StrokeUnderWay | null>(null);
  const history = usePaintingHistory(maskLayer, source);
  const preview = usePreview(source, history.painted?.baseAssetId);
  const strokes = history.painted?.strokes;
  useEffect(() => {
    if (!preview || !strokes) return;
    underWay.current = null;
    preview.show(strokes);
    drawOnCanvas(canvas.current, preview.raster, wholeRect(preview.raster));
  }, [preview, strokes]);

  const scale = previewScale(source);
  const showLive = (stroke: StrokeUnderWay) => {
    underWay.current = stroke;
    if (preview) drawOnCanvas(canvas.current, preview.raster, preview.showLive(stroke.stroke));
  };
  const dropLive = () => {
    underWay.current = null;
    preview?.dropLive();
    if (preview) drawOnCanvas(canvas.current, preview.raster, wholeRect(preview.raster));
  };
  return {
    ...history,
    canvas,
    canvasSize: { width: Math.round(source.width * scale), height: Math.round(source.height * scale) },
    ready: preview !== null && strokes !== undefined,
    begin(pen, at) {
      if (preview && strokes) showLive(beginStroke(pen, at));
    },
    extend(points, straight) {
      let stroke = underWay.current;
      if (!stroke) return;
      for (const at of points) stroke = extendStroke(stroke, at, { straight, spacing: 1 / scale });
      showLive(stroke);
    },
    finish() {
      const finished = underWay.current && finishStroke(underWay.current);
      if (!finished) return dropLive();
      underWay.current = null;
      preview?.keep([...(strokes ?? []), finished] satisfies MaskStroke[]);
      history.add(finished);
    },
    cancel() {
      const had = underWay.current !== null;
      if (had) dropLive();
      return had;
    },
  };
}

/** Null until the mask that the strokes are painted on has been read; undefined `baseAssetId` is not known yet. */
function usePreview(source: Size, baseAssetId: string | null | undefined): MaskPreview | null {
  const { width, height } = source;
  const [preview, setPreview] = useState<MaskPreview | null>(null);
  useEffect(() => {
    if (baseAssetId === undefined) return;
    const [size, scale] = [{ width, height }, previewScale({ width, height })];
    if (!baseAssetId) {
      setPreview(createMaskPreview(size, null));
      return;
    }
    let wanted = true;
    const small = { width: Math.round(width * scale), height: Math.round(height * scale) };
    loadGray(assetUrl(baseAssetId), small).then(
      (base) => wanted && setPreview(createMaskPreview(size, base)),
      (error: unknown) => wanted && showError("The earlier mask could not be read", error),
    );
    return () => {
      wanted = false;
    };
  }, [width, height, baseAssetId]);
  return preview;
}
