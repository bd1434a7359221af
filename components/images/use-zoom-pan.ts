import { type RefObject, useEffect, useRef, useState } from "react";
import { createStore, type StoreApi } from "zustand";
import type { Size } from "#lib/images/providers/types.ts";
import { type ChangeTransform, listenToGestures } from "./viewer-gestures.ts";
import {
  actualSize,
  clampTransform,
  FIT,
  isFit,
  type ViewerFrame,
  type ViewerTransform,
  zoomAt,
  zoomPercent,
} from "./viewer-transform.ts";

type Zoom = { transform: ViewerTransform; percent: number };

export type ZoomPan = {
  store: StoreApi<Zoom>;
  /** The space that the picture can move in. */
  viewportRef: RefObject<HTMLDivElement | null>;
  /** What is moved; it stands in the middle of the viewport. */
  layerRef: RefObject<HTMLDivElement | null>;
  fit: () => void;
  actualSize: () => void;
  zoomBy: (factor: number) => void;
};

const MIDDLE = { x: 0, y: 0 };
/** From here on the pixels are to be seen, not smoothed over. */
const PIXELATED_PERCENT = 300;

/** Zooms and moves a picture of `pixels` by wheel, pointers and touch. No frame of it renders anything anew. */
export function useZoomPan(pixels: Size, enabled: boolean): ZoomPan {
  const [store] = useState(() => createStore<Zoom>(() => ({ transform: FIT, percent: 100 })));
  const viewportRef = useRef<HTMLDivElement>(null);
  const layerRef = useRef<HTMLDivElement>(null);
  const { width, height } = pixels;
  const change: ChangeTransform = (next) => {
    if (layerRef.current) changeZoom(store, frameOf(layerRef.current, pixels), next);
  };

  useEffect(() => (layerRef.current ? drawZoom(store, layerRef.current) : undefined), [store]);
  useEffect(() => {
    const [viewport, layer] = [viewportRef.current, layerRef.current];
    if (!enabled || !viewport || !layer) return;
    const changeWith: ChangeTransform = (next) => changeZoom(store, frameOf(layer, { width, height }), next);
    const keepFromDragging = (event: Event) => {
      if (!isFit(store.getState().transform)) event.preventDefault();
    };
    viewport.addEventListener("dragstart", keepFromDragging);
    const stopListening = listenToGestures(viewport, changeWith);
    const resized = new ResizeObserver(() => changeWith(clampTransform));
    resized.observe(layer);
    return () => {
      viewport.removeEventListener("dragstart", keepFromDragging);
      stopListening();
      resized.disconnect();
    };
  }, [store, enabled, width, height]);
  useEffect(() => {
    if (!enabled) store.setState({ transform: FIT });
  }, [store, enabled]);

  return {
    store,
    viewportRef,
    layerRef,
    fit: () => change(() => FIT),
    actualSize: () => change((transform, frame) => actualSize(transform, MIDDLE, frame)),
    zoomBy: (factor) => change((transform, frame) => zoomAt(transform, MIDDLE, factor, frame)),
  };
}

function changeZoom(store: StoreApi<Zoom>, frame: ViewerFrame, next: Parameters<ChangeTransform>[0]): void {
  if (frame.fit.width === 0) return;
  const transform = next(store.getState().transform, frame);
  store.setState({ transform, percent: zoomPercent(transform, frame) });
}

function frameOf(layer: HTMLElement, pixels: Size): ViewerFrame {
  const fit = { width: layer.offsetWidth, height: layer.offsetHeight };
  return { fit, pixels, pixelRatio: window.devicePixelRatio };
}

/** Writes the newest transform once a frame; returns how to stop. */
function drawZoom(store: StoreApi<Zoom>, layer: HTMLElement): () => void {
  let frame = 0;
  const draw = () => {
    const { transform, percent } = store.getState();
    const { x, y, scale } = transform;
    layer.style.transform = isFit(transform) ? "" : `translate(${x}px, ${y}px) scale(${scale})`;
    layer.style.imageRendering = percent >= PIXELATED_PERCENT ? "pixelated" : "";
  };
  const stop = store.subscribe(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(draw);
  });
  return () => {
    stop();
    cancelAnimationFrame(frame);
  };
}
