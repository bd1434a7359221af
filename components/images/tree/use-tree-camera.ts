import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { beginning, revealing, viewOf } from "./camera-math.ts";
import { isInside, type Layout, NODE_SIZE, type Placed } from "./layout-tree.ts";
import { type Drawn, TreeCamera } from "./tree-camera.ts";
import { useTreeStore } from "./tree-store.ts";

/**
 * The camera of a tree that changes under it. What arrives never moves what is looked at: of all nodes the selected
 * one, or else the one in the middle, stays where it is on the screen. Only the person's own walk brings a node into view.
 */
export function useTreeCamera(
  view: RefObject<HTMLElement | null>,
  layout: Layout,
  selectedId: string | null,
): { camera: TreeCamera; drawn: Drawn } {
  const [camera] = useState(() => new TreeCamera());
  const drawn = useStore(camera.drawn);
  useSize(view, camera);
  const before = useRef<{ layout: Layout; selectedId: string | null } | null>(null);
  useLayoutEffect(() => {
    const last = before.current;
    before.current = { layout, selectedId };
    const selected = selectedId === null ? undefined : layout.placeOf.get(selectedId);
    if (!last || last.layout.placed.length === 0) {
      if (selected) camera.moveTo(beginning(layout.bounds, camera.size, selected));
      return;
    }
    if (last.layout !== layout) keepInPlace(camera, last.layout, layout, last.selectedId);
    if (last.selectedId !== selectedId && selected) {
      camera.moveTo(revealing(camera.camera, camera.size, selected), { glide: true });
    }
  }, [camera, layout, selectedId]);
  return { camera, drawn };
}

function useSize(view: RefObject<HTMLElement | null>, camera: TreeCamera): void {
  useLayoutEffect(() => {
    const element = view.current;
    if (!element) return;
    const read = () => camera.setSize({ width: element.clientWidth, height: element.clientHeight });
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [view, camera]);
}

function keepInPlace(camera: TreeCamera, before: Layout, after: Layout, selectedId: string | null): void {
  const { anchorId } = useTreeStore.getState();
  if (anchorId !== null) useTreeStore.setState({ anchorId: null });
  const view = viewOf(camera.camera, camera.size);
  const selected = selectedId === null ? undefined : before.placeOf.get(selectedId);
  const anchor = [anchorId, selected && isInside(selected, view) ? selectedId : null].find(
    (id) => id !== null && before.placeOf.has(id) && after.placeOf.has(id),
  );
  const id = anchor ?? nearestTo(camera, before, after);
  const from = id && before.placeOf.get(id);
  const to = id && after.placeOf.get(id);
  if (!from || !to || (from.x === to.x && from.y === to.y)) return;
  const { x, y, scale } = camera.camera;
  camera.moveTo({ x: x + to.x - from.x, y: y + to.y - from.y, scale });
}

/** The node nearest to the middle of the view that is in both layouts. */
function nearestTo(camera: TreeCamera, before: Layout, after: Layout): string | null {
  const distance = ({ x, y }: Placed) =>
    Math.hypot(x + NODE_SIZE / 2 - camera.camera.x, y + NODE_SIZE / 2 - camera.camera.y);
  let nearest: Placed | null = null;
  for (const place of before.placed) {
    if (!after.placeOf.has(place.item.id)) continue;
    if (!nearest || distance(place) < distance(nearest)) nearest = place;
  }
  return nearest?.item.id ?? null;
}
