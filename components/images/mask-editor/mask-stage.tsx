import { type RefObject, useEffect, useRef, useState } from "react";
import { cn } from "#components/ui/cn.ts";
import { Spinner } from "#components/ui/spinner.tsx";
import type { TrayImage } from "../composer/draft.ts";
import { PictureBox } from "../viewer/picture-box.tsx";
import { useZoomPan } from "../viewer/use-zoom-pan.ts";
import { useZoomed } from "../viewer/use-zoomed.ts";
import type { ChangeTransform } from "../viewer/viewer-gestures.ts";
import { ZoomChip } from "../viewer/zoom-chip.tsx";
import { BrushCursor } from "./brush-cursor.tsx";
import type { Pen, Point } from "./drawn-stroke.ts";
import type { Box } from "./keyboard-shape.ts";
import { ERASER_BUTTON, listenToMaskGestures, type MaskPointers } from "./mask-gestures.ts";
import { brushDiameter, resizeBrush, useMaskTools } from "./mask-tools.ts";
import { PendingShape } from "./pending-shape.tsx";
import type { HeldKeys } from "./use-held-keys.ts";
import type { MaskPainting } from "./use-mask-painting.ts";

/** It takes keys, like everything that is an application. */
const IN_TAB_ORDER = 0;

export type Stage = ReturnType<typeof useMaskStage>;

/** The pointers over the picture, and how close it is shown. */
export function useMaskStage(source: TrayImage, painting: MaskPainting, held: RefObject<HeldKeys>) {
  const place = useRef<Point>({ x: source.width / 2, y: source.height / 2 });
  const [moved] = useState(() => new EventTarget());
  const [touching, setTouching] = useState(false);
  const pointers = useRef<MaskPointers>(null);
  const [listen] = useState(() => (viewport: HTMLElement, change: ChangeTransform) => {
    const latest = () => pointers.current;
    return listenToMaskGestures(viewport, change, {
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
      pans: () => held.current.space || useMaskTools.getState().tool === "hand",
      holdsControl: () => held.current.control,
      begin(event) {
        const pen = penOf(source, event.button === ERASER_BUTTON);
        if (pen) painting.begin(pen, pointOf(event));
      },
      extend: (event) => painting.extend(eventsOf(event).map(pointOf), event.shiftKey),
      finish: painting.finish,
      cancel: painting.cancel,
      hover(event) {
        setTouching(event.pointerType === "touch");
        moveTo(pointOf(event));
      },
      resize: resizeBrush,
    };
  });
  const focus = () => zoom.viewportRef.current?.closest<HTMLElement>("[role=application]")?.focus();
  return { zoom, place, moved, moveTo, touching, focus };
}

type MaskStageProps = {
  stage: Stage;
  painting: MaskPainting;
  source: TrayImage;
  pending: { kind: "rectangle" | "ellipse"; box: Box } | null;
  panning: boolean;
  describedBy: string;
};

/** The picture with its mask. It takes strokes everywhere on the stage, so one can begin and end beside the picture. */
export function MaskStage({ stage, painting, source, pending, panning, describedBy }: MaskStageProps) {
  const { zoom, place, moved, touching } = stage;
  const zoomed = useZoomed(zoom);
  const { tool, size, hardness } = useMaskTools();
  const hand = panning || tool === "hand";
  return (
    <div
      role="application"
      aria-label="Mask on the picture"
      aria-describedby={describedBy}
      tabIndex={IN_TAB_ORDER}
      className={cn(
        "group/picture relative min-h-0 flex-1 touch-none select-none overflow-hidden rounded-lg bg-muted/50 focus-visible:outline-1",
        hand ? "cursor-grab active:cursor-grabbing" : tool === "brush" ? "cursor-none" : "cursor-crosshair",
      )}
    >
      <div className="size-full [&_*]:cursor-[inherit]! [&_*]:touch-none">
        <PictureBox size={source} zoom={zoom} zoomed={zoomed}>
          <img src={source.url} alt="" draggable={false} className="absolute inset-0 size-full" />
          <canvas
            ref={painting.canvas}
            {...painting.canvasSize}
            className="absolute inset-0 size-full opacity-60"
          />
          {pending && <PendingShape size={source} {...pending} />}
        </PictureBox>
      </div>
      <BrushCursor
        {...{ zoom, place, moved, hardness }}
        size={source}
        diameter={brushDiameter(size, source)}
        hidden={touching || hand || tool !== "brush"}
      />
      {!painting.ready && (
        <div className="absolute inset-0 flex items-center justify-center">
          <p className="flex items-center gap-2 rounded-md border bg-popover px-3 py-2 text-sm shadow-lg">
            <Spinner /> Reading the mask
          </p>
        </div>
      )}
      <ZoomChip {...{ zoom, zoomed }} raised={false} />
    </div>
  );
}

/** Null while the hand is chosen, which paints nothing. */
export function penOf(source: TrayImage, eraser = false): Pen | null {
  const { tool, erase, size, hardness } = useMaskTools.getState();
  if (tool === "hand") return null;
  return { tool, erase: erase || eraser, hardness, diameter: brushDiameter(size, source) };
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
