import { useShortcuts } from "../shortcuts/use-shortcuts.ts";
import { toggleFullScreen, useFullScreen } from "./full-screen.ts";
import type { ZoomPan } from "./use-zoom-pan.ts";

/** One press of a key or button. */
export const ZOOM_STEP = 1.5;

type ZoomKeys = {
  enabled: boolean;
  zoomed: boolean;
  /** What Escape leaves once the whole picture is seen; full screen unless it is given. */
  onLeave?: () => void;
};

/** The keys that zoom. Escape takes back one thing at a time: the zoom, then full screen. */
export function useZoomKeys(
  zoom: Pick<ZoomPan, "fit" | "actualSize" | "zoomBy">,
  { enabled, zoomed, onLeave }: ZoomKeys,
): void {
  const full = useFullScreen(({ on }) => on);
  const keys: [string, () => void][] = [
    ["0", zoom.fit],
    ["1", zoom.actualSize],
    ["+", () => zoom.zoomBy(ZOOM_STEP)],
    ["=", () => zoom.zoomBy(ZOOM_STEP)],
    ["-", () => zoom.zoomBy(1 / ZOOM_STEP)],
  ];
  const leave = zoomed ? zoom.fit : (onLeave ?? (full ? toggleFullScreen : null));
  const wayOut: [string, () => void][] = leave ? [["Escape", leave]] : [];
  useShortcuts(new Map([...(enabled ? keys : []), ...wayOut]));
}
