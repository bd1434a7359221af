import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { Size } from "#lib/images/providers/types.ts";
import { drawChange, drawMask } from "./draw-mask.ts";
import {
  addChange,
  emptyHistory,
  type MaskChange,
  type MaskHistory,
  type MaskTool,
  type Point,
  redo,
  undo,
} from "./mask-history.ts";

/** Larger canvases are slow to redraw, and the eye does not see the difference. */
const CANVAS_SIDE_MAX = 2048;

type Painting = { size: Size; base: CanvasImageSource | null; tool: MaskTool; diameter: number };

/** A canvas that takes strokes of pointers, and the history of what was painted. */
export function useMaskPainting({ size, base, tool, diameter }: Painting) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const stroke = useRef<Point[] | null>(null);
  const [history, setHistory] = useState<MaskHistory>(emptyHistory);
  const scale = Math.min(1, CANVAS_SIDE_MAX / Math.max(size.width, size.height));
  useEffect(() => {
    const context = scaledContext(canvas.current, scale);
    if (context) drawMask(context, size, base, history.done);
  }, [size, base, history, scale]);

  const add = (change: MaskChange) => setHistory((now) => addChange(now, change));
  const draw = (points: readonly Point[]) => {
    const context = scaledContext(canvas.current, scale);
    if (context) drawChange(context, size, { kind: "stroke", tool, diameter, points });
  };
  const extend = (event: PointerEvent) => {
    const points = stroke.current;
    const box = canvas.current?.getBoundingClientRect();
    if (!points || !box) return;
    const last = points.at(-1);
    const added = pointsOf(event, box, size);
    points.push(...added);
    draw(last ? [last, ...added] : added);
  };
  return {
    canvas,
    history,
    canvasSize: { width: Math.round(size.width * scale), height: Math.round(size.height * scale) },
    add,
    undo: () => setHistory(undo),
    redo: () => setHistory(redo),
    pointerHandlers: {
      onPointerDown(event: PointerEvent) {
        if (event.button !== 0 || stroke.current) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        stroke.current = [];
        extend(event);
      },
      onPointerMove: extend,
      onPointerUp: finish,
      onPointerCancel: finish,
    },
  };

  function finish(): void {
    const points = stroke.current;
    stroke.current = null;
    if (points && points.length > 0) add({ kind: "stroke", tool, diameter, points });
  }
}

export type MaskPainting = ReturnType<typeof useMaskPainting> & {
  canvas: RefObject<HTMLCanvasElement | null>;
};

function scaledContext(canvas: HTMLCanvasElement | null, scale: number): CanvasRenderingContext2D | null {
  const context = canvas?.getContext("2d") ?? null;
  context?.setTransform(scale, 0, 0, scale, 0, 0);
  return context;
}

/** A fast pointer reports several places at once. They may lie outside of the picture. */
function pointsOf({ nativeEvent }: PointerEvent, box: DOMRect, size: Size): Point[] {
  const events = nativeEvent.getCoalescedEvents?.() ?? [];
  return (events.length > 0 ? events : [nativeEvent]).map((event) => toSourcePoint(event, box, size));
}

/** A place in the window as pixels of the source. */
export function toSourcePoint(
  { clientX, clientY }: { clientX: number; clientY: number },
  box: Pick<DOMRect, "left" | "top" | "width" | "height">,
  size: Size,
): Point {
  return {
    x: ((clientX - box.left) / box.width) * size.width,
    y: ((clientY - box.top) / box.height) * size.height,
  };
}
