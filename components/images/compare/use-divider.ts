import { type RefObject, useEffect, useRef } from "react";
import type { ZoomPan } from "../viewer/use-zoom-pan.ts";
import { dividerAt, type Edges, shareAt, visibleEdges } from "./visible-rect.ts";

type Divider = {
  /** Of what is seen, how much is at the left of the divider, 0 to 1. */
  share: number;
  stageRef: RefObject<HTMLElement | null>;
  zoom: Pick<ZoomPan, "store" | "layerRef">;
};

/**
 * Keeps the divider on the picture while that is zoomed and moved: writes `--divider`, `--divider-top` and
 * `--divider-bottom` to the stage, without rendering. @returns the share for a place on the screen
 */
export function useDivider({
  share,
  stageRef,
  zoom: { store, layerRef },
}: Divider): (clientX: number) => number {
  const edges = useRef<Edges | null>(null);
  useEffect(() => {
    const [stage, layer] = [stageRef.current, layerRef.current];
    if (!stage || !layer) return;
    const draw = () => {
      const place = { width: stage.clientWidth, height: stage.clientHeight };
      const fit = { width: layer.offsetWidth, height: layer.offsetHeight };
      const seen = visibleEdges(place, fit, store.getState().transform);
      edges.current = seen;
      stage.style.setProperty("--divider", `${dividerAt(seen, share)}px`);
      stage.style.setProperty("--divider-top", `${seen.top}px`);
      stage.style.setProperty("--divider-bottom", `${place.height - seen.bottom}px`);
    };
    draw();
    const stop = store.subscribe(draw);
    const resized = new ResizeObserver(draw);
    resized.observe(stage);
    resized.observe(layer);
    return () => {
      stop();
      resized.disconnect();
    };
  }, [share, stageRef, store, layerRef]);

  return (clientX) => {
    const left = stageRef.current?.getBoundingClientRect().left ?? 0;
    return edges.current ? shareAt(edges.current, clientX - left) : share;
  };
}
