import { type ChangeTransform, minus, pinch, pointIn, wheelFactor } from "../viewer/viewer-gestures.ts";
import { type Point, panBy, zoomAt } from "../viewer/viewer-transform.ts";

/** What pointers do while something is painted. */
export type StagePointers = {
  /** Whether one finger or the mouse moves the picture now, even in the middle of a stroke. */
  pans: () => boolean;
  /** Whether the key itself is held: a pinch on a trackpad claims that it is. */
  holdsControl: () => boolean;
  begin: (event: PointerEvent) => void;
  extend: (event: PointerEvent) => void;
  finish: () => void;
  cancel: () => void;
  /** The pointer is here, painting or not. */
  hover: (event: PointerEvent) => void;
  resize: (direction: number) => void;
};

/** Of a pen: its other end, or the button that stands for it. */
export const ERASER_BUTTON = 5;
const MIDDLE_BUTTON = 1;

/**
 * Lets one finger, the pen or the mouse paint over `viewport`, two fingers and the wheel move and zoom; returns how to
 * stop that. A stroke goes on outside of it until the pointer is lifted.
 */
export function listenToStageGestures(
  viewport: HTMLElement,
  change: ChangeTransform,
  pointers: StagePointers,
): () => void {
  const listeners = new AbortController();
  const { signal } = listeners;
  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    if (event.ctrlKey && pointers.holdsControl()) pointers.resize(event.deltaY < 0 ? 1 : -1);
    else change((transform, frame) => zoomAt(transform, pointIn(viewport, event), wheelFactor(event), frame));
  };
  const keepTouch = (event: TouchEvent) => event.cancelable && event.preventDefault();
  viewport.addEventListener("wheel", onWheel, { signal, passive: false });
  viewport.addEventListener("touchstart", keepTouch, { signal, passive: false });
  viewport.addEventListener("mousedown", keepFromScrolling, { signal });
  listenToPointers(viewport, change, pointers, signal);
  return () => listeners.abort();
}

/** The middle button would scroll the page by itself. */
function keepFromScrolling(event: MouseEvent): void {
  if (event.button === MIDDLE_BUTTON) event.preventDefault();
}

function listenToPointers(
  viewport: HTMLElement,
  change: ChangeTransform,
  pointers: StagePointers,
  signal: AbortSignal,
): void {
  const contacts = new Map<number, Point>();
  let painting: number | null = null;
  let usesPen = false;

  const onDown = (event: PointerEvent) => {
    const { pointerId, pointerType, button } = event;
    // A hand that rests on the screen beside the pen.
    if (usesPen && pointerType === "touch" && painting !== null) return;
    usesPen ||= pointerType === "pen";
    if (button !== 0 && button !== MIDDLE_BUTTON && button !== ERASER_BUTTON) return;
    viewport.setPointerCapture(pointerId);
    contacts.set(pointerId, pointIn(viewport, event));
    if (contacts.size > 1 && painting !== null) {
      // It was the first of two fingers.
      painting = null;
      pointers.cancel();
    } else if (contacts.size === 1 && button !== MIDDLE_BUTTON && !pointers.pans()) {
      painting = pointerId;
      pointers.begin(event);
    }
  };
  const onMove = (event: PointerEvent) => {
    pointers.hover(event);
    const before = contacts.get(event.pointerId);
    if (!before) return;
    const now = pointIn(viewport, event);
    contacts.set(event.pointerId, now);
    const other = [...contacts].find(([id]) => id !== event.pointerId)?.[1];
    if (other) change(pinch(before, now, other));
    else if (painting === null || pointers.pans()) {
      change((transform, frame) => panBy(transform, minus(now, before), frame));
    } else pointers.extend(event);
  };
  const onUp = (event: PointerEvent) => {
    contacts.delete(event.pointerId);
    if (painting !== event.pointerId) return;
    painting = null;
    if (event.type === "pointercancel") pointers.cancel();
    else pointers.finish();
  };
  viewport.addEventListener("pointerdown", onDown, { signal });
  viewport.addEventListener("pointermove", onMove, { signal });
  viewport.addEventListener("pointerup", onUp, { signal });
  viewport.addEventListener("pointercancel", onUp, { signal });
}
