import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { type Border, type Side, STEP, withSide } from "./border.ts";

type Drag = { x: number; y: number; from: number };

const STEP_LARGE = 64;
/** Which way a drag or an arrow makes a side larger. */
const OUTWARDS: Record<Side, { x: number; y: number }> = {
  top: { x: 0, y: -1 },
  right: { x: 1, y: 0 },
  bottom: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
};
const ARROWS: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

type DragSide = {
  side: Side;
  border: Border;
  /** Pixels of the screen for one of the picture. */
  scale: number;
  onChange: (border: Border) => void;
  /** While it is dragged, the scale has to stay. */
  onDragging: (dragging: boolean) => void;
};

/** The handlers of the handle of one side. */
export function useDragSide({ side, border, scale, onChange, onDragging }: DragSide) {
  const drag = useRef<Drag | null>(null);
  const { x: outX, y: outY } = OUTWARDS[side];
  const stop = () => {
    if (drag.current) onDragging(false);
    drag.current = null;
  };
  return {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { x: event.clientX, y: event.clientY, from: border[side] };
      onDragging(true);
    },
    onPointerMove(event: PointerEvent) {
      if (!drag.current) return;
      const { x, y, from } = drag.current;
      const moved = ((event.clientX - x) * outX + (event.clientY - y) * outY) / scale;
      onChange(withSide(border, side, Math.round((from + moved) / STEP) * STEP));
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onKeyDown(event: KeyboardEvent) {
      const arrow = ARROWS[event.key];
      const direction = arrow && arrow.x * outX + arrow.y * outY;
      if (!direction) return;
      event.preventDefault();
      onChange(withSide(border, side, border[side] + direction * (event.shiftKey ? STEP_LARGE : STEP)));
    },
  };
}
