import { createStore, type StoreApi } from "zustand";
import { type Camera, drawnArea, type Size } from "./camera-math.ts";
import type { Rect } from "./layout-tree.ts";

/** What is drawn: a part of the tree, somewhat larger than what is seen. `far`: too small to read. */
export type Drawn = { area: Rect; far: boolean };

/** Below this nothing can be read, and only pictures are drawn. */
const FAR_BELOW = 0.55;
const SETTLED_AFTER_MS = 250;

/**
 * Where one looks at the tree. Moving it only moves one layer of the page; what is drawn is told to `drawn`, and
 * changes seldom. A class, because the layer, the size and the camera are one thing that every gesture changes.
 */
export class TreeCamera {
  readonly drawn: StoreApi<Drawn>;
  camera: Camera = { x: 0, y: 0, scale: 1 };
  size: Size = { width: 0, height: 0 };
  #layer: HTMLElement | null = null;
  #settle: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.drawn = createStore(() => ({ area: drawnArea(this.camera, this.size), far: false }));
  }

  /** A function of its own, so that it can be a ref. */
  readonly setLayer = (layer: HTMLElement | null): void => {
    this.#layer = layer;
    this.#place(false);
  };

  setSize(size: Size): void {
    this.size = size;
    this.#tell();
  }

  moveTo(camera: Camera, { glide = false }: { glide?: boolean } = {}): void {
    this.camera = camera;
    this.#place(glide);
    this.#tell();
  }

  #place(glide: boolean): void {
    const { x, y, scale } = this.camera;
    const style = this.#layer?.style;
    if (!style) return;
    style.transition =
      glide && !prefersReducedMotion() ? "transform 180ms cubic-bezier(0.2, 0, 0, 1)" : "none";
    style.transform = `translate(${-x * scale}px, ${-y * scale}px) scale(${scale})`;
    // A layer of its own moves without being painted again; only while it moves, for at rest letters should be sharp.
    style.willChange = "transform";
    clearTimeout(this.#settle);
    this.#settle = setTimeout(() => {
      style.willChange = "";
    }, SETTLED_AFTER_MS);
  }

  #tell(): void {
    const area = drawnArea(this.camera, this.size);
    const far = this.camera.scale < FAR_BELOW;
    const now = this.drawn.getState();
    const same =
      far === now.far &&
      area.left === now.area.left &&
      area.top === now.area.top &&
      area.right === now.area.right &&
      area.bottom === now.area.bottom;
    if (!same) this.drawn.setState({ area, far });
  }
}

function prefersReducedMotion(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
