import { useEffect, useRef, useState } from "react";
import { cn } from "#components/ui/cn.ts";
import type { Size } from "#lib/images/providers/types.ts";
import type { TrayImage } from "../composer/draft.ts";
import { type Border, extendedSize, SIDE_MAX, SIDES, type Side } from "./border.ts";
import { useDragSide } from "./use-drag-side.ts";

type ExtendPreviewProps = { image: TrayImage; border: Border; onChange: (border: Border) => void };

/** Room around the canvas, in CSS pixels, to take hold of its sides. */
const ROOM = 64;

/** The picture on its new canvas, whose sides can be dragged. */
export function ExtendPreview({ image, border, onChange }: ExtendPreviewProps) {
  const space = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Size | null>(null);
  const [heldScale, setHeldScale] = useState<number | null>(null);
  useEffect(() => {
    if (!space.current) return;
    const watch = new ResizeObserver(([entry]) => entry && setRoom(entry.contentRect));
    watch.observe(space.current);
    return () => watch.disconnect();
  }, []);
  const size = extendedSize(image, border);
  const fitting = room
    ? Math.max(0.01, Math.min((room.width - ROOM) / size.width, (room.height - ROOM) / size.height))
    : 0;
  const scale = heldScale ?? fitting;
  const at = (pixels: number) => `${pixels * scale}px`;
  return (
    <div
      ref={space}
      className="relative flex min-h-0 flex-1 touch-none select-none items-center justify-center overflow-hidden rounded-lg bg-muted/50"
    >
      {room && (
        <div
          className={cn(
            "relative shrink-0 rounded-sm border border-primary bg-primary-soft",
            heldScale === null && "motion-safe:transition-[width,height] motion-safe:duration-150",
          )}
          style={{ width: at(size.width), height: at(size.height) }}
        >
          <img
            src={image.url}
            alt=""
            draggable={false}
            className="absolute max-w-none"
            style={{
              left: at(border.left),
              top: at(border.top),
              width: at(image.width),
              height: at(image.height),
            }}
          />
          {SIDES.map((side) => (
            <Handle
              key={side}
              {...{ side, border, scale, onChange }}
              onDragging={(dragging) => setHeldScale(dragging ? fitting : null)}
            />
          ))}
        </div>
      )}
    </div>
  );
}

const PLACES: Record<Side, string> = {
  top: "top-0 left-1/2 h-10 w-16 cursor-ns-resize",
  right: "top-1/2 left-full h-16 w-10 cursor-ew-resize",
  bottom: "top-full left-1/2 h-10 w-16 cursor-ns-resize",
  left: "top-1/2 left-0 h-16 w-10 cursor-ew-resize",
};

type HandleProps = Parameters<typeof useDragSide>[0];

function Handle(props: HandleProps) {
  const { side, border } = props;
  const handlers = useDragSide(props);
  const upright = side === "left" || side === "right";
  return (
    <div
      {...handlers}
      role="slider"
      tabIndex={0}
      aria-label={`Extend ${side}`}
      aria-orientation={upright ? "horizontal" : "vertical"}
      aria-valuemin={0}
      aria-valuemax={SIDE_MAX}
      aria-valuenow={border[side]}
      aria-valuetext={`${border[side]} pixels`}
      title="Drag, or use the arrow keys; with Shift in larger steps"
      className={cn(
        "absolute flex -translate-1/2 touch-none items-center justify-center rounded-full",
        PLACES[side],
      )}
    >
      <span
        className={cn(
          "rounded-full border border-black/40 bg-white shadow-md",
          upright ? "h-10 w-2.5" : "h-2.5 w-10",
        )}
      />
    </div>
  );
}
