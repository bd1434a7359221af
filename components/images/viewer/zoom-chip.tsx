import { Minus, Plus, Scan } from "lucide-react";
import { useStore } from "zustand";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { ToolButton } from "../tool-button.tsx";
import { ZOOM_STEP } from "./use-zoom-keys.ts";
import type { ZoomPan } from "./use-zoom-pan.ts";

/** `raised`: on narrow screens something else is at the lower edge. */
type ZoomChipProps = { zoom: ZoomPan; zoomed: boolean; raised: boolean };

/** How large the picture is shown, and buttons that change it; out of the way until they are wanted. */
export function ZoomChip({ zoom, zoomed, raised }: ZoomChipProps) {
  const percent = useStore(zoom.store, (state) => state.percent);
  return (
    <fieldset
      aria-label="Zoom"
      className={cn(
        "absolute right-2 bottom-2 flex items-center rounded-lg border bg-popover/90 p-0.5 shadow-lg backdrop-blur-sm transition-opacity",
        "focus-within:pointer-events-auto focus-within:opacity-100 group-hover/picture:pointer-events-auto group-hover/picture:opacity-100",
        !zoomed && "pointer-events-none opacity-0",
        raised && "max-sm:bottom-18",
      )}
    >
      <ToolButton icon={Minus} label="Zoom out" shortcut="-" onClick={() => zoom.zoomBy(1 / ZOOM_STEP)} />
      <Button
        variant="ghost"
        title="One pixel of the picture on one of the screen (1)"
        aria-label={`${percent} %, show at 100 %`}
        aria-keyshortcuts="1"
        className="h-10 w-16 px-0 text-foreground tabular-nums md:h-9"
        onClick={zoom.actualSize}
      >
        {percent} %
      </Button>
      <ToolButton icon={Plus} label="Zoom in" shortcut="+" onClick={() => zoom.zoomBy(ZOOM_STEP)} />
      <ToolButton icon={Scan} label="Fit" shortcut="0" onClick={zoom.fit} />
    </fieldset>
  );
}
