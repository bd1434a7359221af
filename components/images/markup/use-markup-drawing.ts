import { useRef, useState } from "react";
import type { Size } from "#lib/images/providers/types.ts";
import { assetUrl } from "../asset-url.ts";
import type { TrayImage } from "../composer/draft.ts";
import type { Point } from "../painting/drawn-points.ts";
import { type PaintingHistory, usePaintingHistory } from "../painting/use-painting-history.ts";
import { beginLine, extendLine, finishLine, type Ink, type LineUnderWay } from "./drawn-markup.ts";
import { type MarkupLine, type MarkupText, visibleStrokes } from "./markup-paths.ts";
import { type MarkupStroke, markupLayer } from "./markup-saving.ts";

export type MarkupDrawing = PaintingHistory<MarkupStroke> & {
  size: Size;
  /** What was drawn before can be seen, and drawing can begin. */
  ready: boolean;
  /** The overlay under all strokes, or null. */
  baseUrl: string | null;
  shown: (MarkupLine | MarkupText)[];
  /** The line under way. */
  live: MarkupLine | null;
  begin: (kind: MarkupLine["kind"], ink: Ink, at: Point) => void;
  extend: (points: readonly Point[], straight: boolean) => void;
  finish: () => void;
  /** Takes the line under way back. @returns whether there was one */
  cancel: () => boolean;
};

/** An overlay that takes strokes, each of which is kept as soon as it is finished. */
export function useMarkupDrawing(source: TrayImage): MarkupDrawing {
  const history = usePaintingHistory(markupLayer, source);
  const underWay = useRef<LineUnderWay | null>(null);
  const [live, setLive] = useState<MarkupLine | null>(null);
  const { painted } = history;
  const strokes = painted?.strokes ?? [];
  const isCleared = strokes.some(({ kind }) => kind === "clear");
  const show = (line: LineUnderWay | null) => {
    underWay.current = line;
    setLive(line?.stroke ?? null);
  };
  return {
    ...history,
    size: source,
    ready: painted !== null,
    baseUrl: painted?.baseAssetId && !isCleared ? assetUrl(painted.baseAssetId) : null,
    shown: visibleStrokes(strokes),
    live,
    begin(kind, ink, at) {
      if (painted) show(beginLine(kind, ink, at));
    },
    extend(points, straight) {
      let line = underWay.current;
      if (!line) return;
      for (const at of points) line = extendLine(line, at, straight);
      show(line);
    },
    finish() {
      const finished = underWay.current && finishLine(underWay.current);
      show(null);
      if (finished) history.add(finished);
    },
    cancel() {
      const had = underWay.current !== null;
      show(null);
      return had;
    },
  };
}
