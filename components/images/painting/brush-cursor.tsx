import { type RefObject, useEffect, useRef } from "react";
import type { Size } from "#lib/images/providers/types.ts";
import type { ZoomPan } from "../viewer/use-zoom-pan.ts";
import type { Point } from "./drawn-points.ts";

type BrushCursorProps = {
  zoom: ZoomPan;
  size: Size;
  /** In pixels of the source, like `diameter`. */
  place: RefObject<Point>;
  /** Told when `place` has changed. */
  moved: EventTarget;
  diameter: number;
  hardness: number;
  hidden: boolean;
};

/** Shows how large the brush is and where it fades. It follows the pointer without rendering anything anew. */
export function BrushCursor({ zoom, size, place, moved, diameter, hardness, hidden }: BrushCursorProps) {
  const cursor = useRef<HTMLDivElement>(null);
  const { width, height } = size;
  const { store, viewportRef, layerRef } = zoom;
  useEffect(() => {
    let frame = 0;
    const draw = () => {
      const [layer, viewport] = [layerRef.current, viewportRef.current];
      if (!cursor.current || !layer || !viewport) return;
      const [box, space] = [layer.getBoundingClientRect(), viewport.getBoundingClientRect()];
      const [x, y] = [(place.current.x / width) * box.width, (place.current.y / height) * box.height];
      cursor.current.style.transform = `translate(${box.left - space.left + x}px, ${box.top - space.top + y}px)`;
      cursor.current.style.setProperty("--diameter", `${(diameter / width) * box.width}px`);
    };
    const drawSoon = () => {
      cancelAnimationFrame(frame);
      // After the zoom itself, which is drawn in the next frame as well.
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(draw);
      });
    };
    draw();
    moved.addEventListener("move", draw);
    window.addEventListener("resize", drawSoon);
    const stop = store.subscribe(drawSoon);
    return () => {
      cancelAnimationFrame(frame);
      moved.removeEventListener("move", draw);
      window.removeEventListener("resize", drawSoon);
      stop();
    };
  }, [store, viewportRef, layerRef, place, moved, width, height, diameter]);

  if (hidden) return null;
  return (
    <div ref={cursor} aria-hidden="true" className="pointer-events-none absolute top-0 left-0 size-0">
      <span className="absolute size-(--diameter) -translate-1/2 rounded-full border border-white outline outline-black/60">
        <span
          className="absolute inset-0 m-auto rounded-full border border-white/60 border-dashed"
          style={{ width: `${hardness * 100}%`, height: `${hardness * 100}%` }}
        />
      </span>
      <span
        key={diameter}
        className="fade-out absolute top-3 left-3 animate-out rounded-sm bg-popover/90 px-1.5 py-0.5 text-popover-foreground text-xs tabular-nums fill-mode-forwards delay-700 duration-300"
      >
        {diameter} px
      </span>
    </div>
  );
}
