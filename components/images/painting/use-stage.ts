import { type RefObject, useEffect, useRef, useState } from "react";
import type { TrayImage } from "../composer/draft.ts";
import { useZoomPan } from "../viewer/use-zoom-pan.ts";
import type { ChangeTransform } from "../viewer/viewer-gestures.ts";
import type { Point } from "./drawn-points.ts";
import { listenToStageGestures, type StagePointers } from "./stage-gestures.ts";
import type { HeldKeys } from "./use-held-keys.ts";

/** What pointers on the picture do; places are in pixels of the source. */
export type StageActs = {
  /** Whether the chosen tool moves the picture. */
  pans: () => boolean;
  begin: (at: Point, event: PointerEvent) => void;
  /** @param straight a straight line, a square or a circle */
  extend: (points: readonly Point[], straight: boolean) => void;
  finish: () => void;
  cancel: () => void;
  resize: (direction: number) => void;
};

export type Stage = ReturnType<typeof useStage>;

/** The pointers over the picture, and how close it is shown. */
export function useStage(source: TrayImage, held: RefObject<HeldKeys>, acts: StageActs) {
  const place = useRef<Point>({ x: source.width / 2, y: source.height / 2 });
  const [moved] = useState(() => new EventTarget());
  const [touching, setTouching] = useState(false);
  const pointers = useRef<StagePointers>(null);
  const [listen] = useState(() => (viewport: HTMLElement, change: ChangeTransform) => {
    const latest = () => pointers.current;
    return listenToStageGestures(viewport, change, {
      pans: () => latest()?.pans() ?? false,
      holdsControl: () => latest()?.holdsControl() ?? false,
      begin: (event) => latest()?.begin(event),
      extend: (event) => latest()?.extend(event),
      finish: () => latest()?.finish(),
      cancel: () => latest()?.cancel(),
      hover: (event) => latest()?.hover(event),
      resize: (direction) => latest()?.resize(direction),
    });
  });
  const zoom = useZoomPan(source, true, undefined, listen);

  const pointOf = (event: MouseEvent): Point => {
    const box = zoom.layerRef.current?.getBoundingClientRect();
    return box ? toSourcePoint(event, box, source) : place.current;
  };
  const moveTo = (point: Point) => {
    place.current = point;
    moved.dispatchEvent(new Event("move"));
  };
  useEffect(() => {
    pointers.current = {
      ...acts,
      pans: () => held.current.space || acts.pans(),
      holdsControl: () => held.current.control,
      begin: (event) => acts.begin(pointOf(event), event),
      extend: (event) => acts.extend(eventsOf(event).map(pointOf), event.shiftKey),
      hover(event) {
        setTouching(event.pointerType === "touch");
        moveTo(pointOf(event));
      },
    };
  });
  const focus = () => zoom.viewportRef.current?.closest<HTMLElement>("[role=application]")?.focus();
  return { zoom, place, moved, moveTo, touching, focus };
}

/** A fast pointer reports several places at once. */
function eventsOf(event: PointerEvent): MouseEvent[] {
  const events = event.getCoalescedEvents?.() ?? [];
  return events.length > 0 ? events : [event];
}

/** A place in the window as pixels of the source. It may lie outside of the picture. */
function toSourcePoint(
  { clientX, clientY }: { clientX: number; clientY: number },
  box: Pick<DOMRect, "left" | "top" | "width" | "height">,
  size: { width: number; height: number },
): Point {
  return {
    x: ((clientX - box.left) / box.width) * size.width,
    y: ((clientY - box.top) / box.height) * size.height,
  };
}
