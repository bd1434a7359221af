import type { ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";
import type { Size } from "#lib/images/providers/types.ts";
import type { ZoomPan } from "./use-zoom-pan.ts";

type PictureBoxProps = {
  size: Size;
  children: ReactNode;
  /** What lies over the picture and does not grow with it. */
  over?: ReactNode;
  zoom?: Pick<ZoomPan, "viewportRef" | "layerRef">;
  zoomed?: boolean;
};

/** A box of the picture's shape, as large as fits into the space around it, so that nothing moves when it arrives. */
export function PictureBox({ size, children, over, zoom, zoomed }: PictureBoxProps) {
  const ratio = size.width / size.height;
  return (
    <div
      ref={zoom?.viewportRef}
      // At fit a finger still scrolls the page.
      className={cn(
        "flex size-full items-center justify-center overflow-hidden [container-type:size]",
        zoomed ? "cursor-grab touch-none active:cursor-grabbing" : "touch-pan-x touch-pan-y",
      )}
    >
      <div className="relative" style={{ width: `min(100cqw, ${ratio * 100}cqh)`, aspectRatio: ratio }}>
        <div
          ref={zoom?.layerRef}
          className={cn("absolute inset-0 overflow-hidden bg-muted", !zoomed && "rounded-lg")}
        >
          {children}
        </div>
        {over && (
          <div className="pointer-events-none absolute inset-0 overflow-hidden rounded-lg">{over}</div>
        )}
      </div>
    </div>
  );
}
