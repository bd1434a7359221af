import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
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

type Zoom = {
  transform: ViewerTransform;
  percent: number;
  /** What `transform` was made for: the width at fit in CSS pixels, 0 until it is known, and the picture's size. */
  fitWidth: number;
  pixels: Size | null;
};

export type ZoomStore = StoreApi<Zoom>;

export type ZoomPan = {
  store: ZoomStore;
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

/**
 * Zooms and moves a picture of `pixels` by wheel, pointers and touch. No frame of it renders anything anew.
 * Pictures of the same size that share a store move as one.
 * @param listen has to stay the same function
 */
export function useZoomPan(
  pixels: Size,
  enabled: boolean,
  shared?: ZoomStore,
  listen = listenToGestures,
): ZoomPan {
  const [own] = useState(createZoomStore);
  const store = shared ?? own;
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
    const stopListening = listen(viewport, changeWith);
    const resized = new ResizeObserver(() => changeWith(clampTransform));
    resized.observe(layer);
    return () => {
      viewport.removeEventListener("dragstart", keepFromDragging);
      stopListening();
      resized.disconnect();
    };
  }, [store, enabled, width, height, listen]);
  useEffect(() => {
    if (!enabled) store.setState({ transform: FIT });
  }, [store, enabled]);
  useLayoutEffect(() => seeWhole(store, { width, height }), [store, width, height]);

  return {
    store,
    viewportRef,
    layerRef,
    fit: () => change(() => FIT),
    actualSize: () => change((transform, frame) => actualSize(transform, MIDDLE, frame)),
    zoomBy: (factor) => change((transform, frame) => zoomAt(transform, MIDDLE, factor, frame)),
  };
}

export function createZoomStore(): ZoomStore {
  return createStore<Zoom>(() => ({ transform: FIT, percent: 100, fitWidth: 0, pixels: null }));
}

/** Walking between pictures of one size keeps the place that is looked at; one of another size is seen whole first. */
function seeWhole(store: ZoomStore, pixels: Size): void {
  const { pixels: before } = store.getState();
  if (before?.width === pixels.width && before.height === pixels.height) return;
  store.setState({ transform: FIT, pixels });
}

function changeZoom(store: ZoomStore, frame: ViewerFrame, next: Parameters<ChangeTransform>[0]): void {
  const { width } = frame.fit;
  if (width === 0) return;
  const { transform: before, fitWidth } = store.getState();
  // What was in the middle stays there when the space around the picture grows or shrinks.
  const ratio = fitWidth === 0 ? 1 : width / fitWidth;
  const transform = next({ scale: before.scale, x: before.x * ratio, y: before.y * ratio }, frame);
  store.setState({ transform, percent: zoomPercent(transform, frame), fitWidth: width });
}

function frameOf(layer: HTMLElement, pixels: Size): ViewerFrame {
  const fit = { width: layer.offsetWidth, height: layer.offsetHeight };
  return { fit, pixels, pixelRatio: window.devicePixelRatio };
}

/** Writes the newest transform once a frame; returns how to stop. */
function drawZoom(store: ZoomStore, layer: HTMLElement): () => void {
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
