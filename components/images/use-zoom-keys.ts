import { toggleFullScreen, useFullScreen } from "./full-screen.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import type { ZoomPan } from "./use-zoom-pan.ts";

/** One press of a key or button. */
export const ZOOM_STEP = 1.5;

/** The keys that zoom. Escape takes back one thing at a time: the zoom, then full screen. */
export function useZoomKeys(zoom: ZoomPan, { enabled, zoomed }: { enabled: boolean; zoomed: boolean }): void {
  const full = useFullScreen(({ on }) => on);
  const keys: [string, () => void][] = [
    ["0", zoom.fit],
    ["1", zoom.actualSize],
    ["+", () => zoom.zoomBy(ZOOM_STEP)],
    ["=", () => zoom.zoomBy(ZOOM_STEP)],
    ["-", () => zoom.zoomBy(1 / ZOOM_STEP)],
  ];
  const wayOut: [string, () => void][] =
    zoomed || full ? [["Escape", zoomed ? zoom.fit : toggleFullScreen]] : [];
  useShortcuts(new Map([...(enabled ? keys : []), ...wayOut]));
}
