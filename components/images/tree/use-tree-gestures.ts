import { type PointerEvent, type RefObject, useEffect, useRef } from "react";
import { type Point, panned, zoomed } from "./camera-math.ts";
import type { TreeCamera } from "./tree-camera.ts";

/** Less is a click that shook. */
const DRAG_FROM_PX = 5;
/** A notch of a wheel is 100 pixels or so, the same pinched on a touchpad only a few. */
const WHEEL_ZOOM = 0.0025;
const WHEEL_MAX_PX = 60;

/** Moves the camera by dragging, wheel and pinch. Returns what the view has to listen to. */
export function useTreeGestures(view: RefObject<HTMLElement | null>, camera: TreeCamera) {
  useWheel(view, camera);
  const pointers = useRef(new Map<number, Point>());
  const startedAt = useRef<Point | null>(null);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || (event.pointerType === "mouse" && isOnNode(event.target))) return;
    pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
    startedAt.current = { x: event.clientX, y: event.clientY };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const before = pointers.current.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
    if (!other && startedAt.current && distance(startedAt.current, now) < DRAG_FROM_PX) return;
    startedAt.current = null;
    // From here on it is no click on what is under the pointer.
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) {
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    pointers.current.set(event.pointerId, now);
    const moved = panned(camera.camera, now.x - before.x, now.y - before.y);
    if (!other) return camera.moveTo(moved);
    // Each finger brings half of the movement; together they pan and zoom around their middle.
    const half = panned(camera.camera, (now.x - before.x) / 2, (now.y - before.y) / 2);
    const factor = distance(now, other) / Math.max(1, distance(before, other));
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    camera.moveTo(zoomed(half, factor, fromMiddle(event.currentTarget, middle)));
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    pointers.current.delete(event.pointerId);
  };
  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp };
}

/** React listens to wheels passively, and the browser would zoom the page. */
function useWheel(view: RefObject<HTMLElement | null>, camera: TreeCamera): void {
  useEffect(() => {
    const element = view.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      const [dx, dy] = event.shiftKey ? [event.deltaY, event.deltaX] : [event.deltaX, event.deltaY];
      if (!event.ctrlKey && !event.metaKey) {
        return camera.moveTo(panned(camera.camera, -dx * unit, -dy * unit));
      }
      const turned = Math.min(WHEEL_MAX_PX, Math.max(-WHEEL_MAX_PX, event.deltaY * unit));
      const at = fromMiddle(element, { x: event.clientX, y: event.clientY });
      camera.moveTo(zoomed(camera.camera, Math.exp(-turned * WHEEL_ZOOM * 2), at));
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [view, camera]);
}

function isOnNode(target: EventTarget): boolean {
  return target instanceof Element && target.closest("[role=treeitem], button") !== null;
}

function fromMiddle(element: Element, { x, y }: Point): Point {
  const box = element.getBoundingClientRect();
  return { x: x - box.left - box.width / 2, y: y - box.top - box.height / 2 };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
