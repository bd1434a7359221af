import {
  type Point,
  panBy,
  toggleCloser,
  type ViewerFrame,
  type ViewerTransform,
  zoomAt,
} from "./viewer-transform.ts";

export type ChangeTransform = (
  change: (transform: ViewerTransform, frame: ViewerFrame) => ViewerTransform,
) => void;

type Contact = { start: Point; at: Point };

const DOUBLE_TAP_MS = 400;
/** How far, in CSS pixels, a tap may slip, and the second of two may be from the first. */
const TAP_SLIP = 10;
const DOUBLE_TAP_SLIP = 30;
/** What a wheel that counts lines moves a page by, in CSS pixels. */
const LINE_HEIGHT = 33;

/** Lets wheel, drag, pinch and double tap over `viewport` change the transform; returns how to stop that. */
export function listenToGestures(viewport: HTMLElement, change: ChangeTransform): () => void {
  const listeners = new AbortController();
  const { signal } = listeners;
  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    change((transform, frame) => zoomAt(transform, pointIn(viewport, event), wheelFactor(event), frame));
  };
  // The browser takes two fingers for scrolling unless it is told at their first touch.
  const keepPinch = (event: TouchEvent) => {
    if (event.touches.length > 1 && event.cancelable) event.preventDefault();
  };
  viewport.addEventListener("wheel", onWheel, { signal, passive: false });
  viewport.addEventListener("touchstart", keepPinch, { signal, passive: false });
  viewport.addEventListener("touchmove", keepPinch, { signal, passive: false });
  listenToPointers(viewport, change, signal);
  return () => listeners.abort();
}

function listenToPointers(viewport: HTMLElement, change: ChangeTransform, signal: AbortSignal): void {
  const contacts = new Map<number, Contact>();
  const isDoubleTap = doubleTaps();
  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    viewport.setPointerCapture(event.pointerId);
    const at = pointIn(viewport, event);
    contacts.set(event.pointerId, { start: at, at });
  };
  const onMove = (event: PointerEvent) => {
    const contact = contacts.get(event.pointerId);
    if (!contact) return;
    const before = contact.at;
    contact.at = pointIn(viewport, event);
    const other = [...contacts.values()].find((candidate) => candidate !== contact);
    if (other) change(pinch(before, contact.at, other.at));
    else change((transform, frame) => panBy(transform, minus(contact.at, before), frame));
  };
  const onUp = (event: PointerEvent) => {
    const contact = contacts.get(event.pointerId);
    if (!contact) return;
    const alone = contacts.size === 1;
    contacts.delete(event.pointerId);
    if (!alone || distance(contact.start, contact.at) > TAP_SLIP) return;
    if (isDoubleTap(contact.at, event.timeStamp))
      change((transform, frame) => toggleCloser(transform, contact.at, frame));
  };
  viewport.addEventListener("pointerdown", onDown, { signal });
  viewport.addEventListener("pointermove", onMove, { signal });
  viewport.addEventListener("pointerup", onUp, { signal });
  viewport.addEventListener("pointercancel", ({ pointerId }) => contacts.delete(pointerId), { signal });
}

/** Says of each tap whether it is the second of two. `dblclick` is not sent for fingers everywhere. */
function doubleTaps(): (at: Point, time: number) => boolean {
  let last: { at: Point; time: number } | null = null;
  return (at, time) => {
    const double =
      last !== null && time - last.time < DOUBLE_TAP_MS && distance(at, last.at) < DOUBLE_TAP_SLIP;
    last = double ? null : { at, time };
    return double;
  };
}

/** One of two fingers moved: the picture follows their middle and their distance. */
export function pinch(before: Point, now: Point, other: Point): Parameters<ChangeTransform>[0] {
  const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
  const moved = { x: (now.x - before.x) / 2, y: (now.y - before.y) / 2 };
  const factor = distance(now, other) / Math.max(1, distance(before, other));
  return (transform, frame) => zoomAt(panBy(transform, moved, frame), middle, factor, frame);
}

/** A pinch on a trackpad comes as a wheel with `ctrlKey`, and in smaller numbers. */
export function wheelFactor({ ctrlKey, deltaMode, deltaY }: WheelEvent): number {
  const pixels = deltaMode === WheelEvent.DOM_DELTA_LINE ? deltaY * LINE_HEIGHT : deltaY;
  const limited = Math.min(Math.max(pixels, -150), 150);
  return Math.exp(-limited * (ctrlKey ? 0.01 : 0.002));
}

export function pointIn(viewport: HTMLElement, { clientX, clientY }: MouseEvent): Point {
  const { left, top, width, height } = viewport.getBoundingClientRect();
  return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
}

export function minus(a: Point, b: Point): Point {
  return { x: a.x - b.x, y: a.y - b.y };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
