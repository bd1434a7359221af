import { type PointerEvent, type SyntheticEvent, useRef } from "react";

const HOLD_MS = 450;
const MOVED_PX = 10;

/** Calls `onLongPress` when a finger rests on the element, and keeps the click that follows from doing anything. */
export function useLongPress(onLongPress: () => void) {
  const hold = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null);
  const pressed = useRef(false);
  const stop = () => {
    if (hold.current) clearTimeout(hold.current.timer);
    hold.current = null;
  };
  return {
    onPointerDown(event: PointerEvent) {
      pressed.current = false;
      if (event.pointerType !== "touch") return;
      const timer = setTimeout(() => {
        pressed.current = true;
        onLongPress();
      }, HOLD_MS);
      hold.current = { timer, x: event.clientX, y: event.clientY };
    },
    onPointerMove({ clientX, clientY }: PointerEvent) {
      if (!hold.current) return;
      if (Math.hypot(clientX - hold.current.x, clientY - hold.current.y) > MOVED_PX) stop();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onClickCapture(event: SyntheticEvent) {
      if (!pressed.current) return;
      pressed.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
    onContextMenu(event: SyntheticEvent) {
      // The browser's own menu of a long press on a link.
      if (hold.current || pressed.current) event.preventDefault();
    },
  };
}
