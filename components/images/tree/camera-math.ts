import { NODE_SIZE, type Placed, type Rect } from "./layout-tree.ts";

/** The point of the tree that is in the middle of the view, in the tree's pixels, and how large it is drawn. */
export type Camera = { x: number; y: number; scale: number };
export type Size = { width: number; height: number };
export type Point = { x: number; y: number };

export const SCALE = { min: 0.3, max: 2.5 } as const;
/** What stays between a node that is brought into view and the edge, in pixels of the screen. */
const MARGIN = 56;

function clampScale(scale: number): number {
  return Math.min(SCALE.max, Math.max(SCALE.min, scale));
}

export function panned(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x - dx / camera.scale, y: camera.y - dy / camera.scale };
}

/** Zooms so that what is under `at` (pixels from the middle of the view) stays there. */
export function zoomed(camera: Camera, factor: number, at: Point): Camera {
  const scale = clampScale(camera.scale * factor);
  const shift = 1 / camera.scale - 1 / scale;
  return { x: camera.x + at.x * shift, y: camera.y + at.y * shift, scale };
}

/** Moves just so far that the node can be seen with some room around it. */
export function revealing(camera: Camera, size: Size, { x, y }: Placed): Camera {
  const along = (middle: number, length: number, start: number) => {
    const half = length / 2 / camera.scale;
    const margin = Math.min(MARGIN / camera.scale, half / 2);
    const lowest = start + NODE_SIZE + margin - half;
    const highest = start - margin + half;
    return lowest > highest ? start + NODE_SIZE / 2 : Math.min(highest, Math.max(lowest, middle));
  };
  return { ...camera, x: along(camera.x, size.width, x), y: along(camera.y, size.height, y) };
}

export function centredOn(camera: Camera, { x, y }: Placed): Camera {
  return { ...camera, x: x + NODE_SIZE / 2, y: y + NODE_SIZE / 2 };
}

/** Where one begins: the selected node in the middle, unless there would be empty space that the tree could fill. */
export function beginning(bounds: Rect, size: Size, selected: Placed): Camera {
  const along = (middle: number, length: number, from: number, to: number) => {
    const reach = length / 2 - MARGIN / 2;
    if (to - from <= length - MARGIN) return (from + to) / 2;
    return Math.min(to - reach, Math.max(from + reach, middle));
  };
  const { x, y } = centredOn({ x: 0, y: 0, scale: 1 }, selected);
  return {
    x: along(x, size.width, bounds.left, bounds.right),
    y: along(y, size.height, bounds.top, bounds.bottom),
    scale: 1,
  };
}

/** Shows all of `bounds` if it can; otherwise as much as possible of it around `focus`. */
export function fitting(bounds: Rect, size: Size, focus: Placed | undefined): Camera {
  const width = bounds.right - bounds.left;
  const height = bounds.bottom - bounds.top;
  const wanted = Math.min((size.width - MARGIN) / width, (size.height - MARGIN) / height, 1);
  const scale = clampScale(wanted);
  const middle = { x: bounds.left + width / 2, y: bounds.top + height / 2, scale };
  return wanted < scale && focus ? centredOn(middle, focus) : middle;
}

/** What can be seen, in the tree's pixels. */
export function viewOf({ x, y, scale }: Camera, { width, height }: Size): Rect {
  const halfWidth = width / 2 / scale;
  const halfHeight = height / 2 / scale;
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

/** Pixels of the screen: what is drawn reaches half of it beyond what is seen, and changes in steps of that size. */
const STEP = 256;

export function drawnArea(camera: Camera, size: Size): Rect {
  const { left, top, right, bottom } = viewOf(camera, size);
  const step = STEP / camera.scale;
  return {
    left: Math.floor(left / step - 0.5) * step,
    top: Math.floor(top / step - 0.5) * step,
    right: Math.ceil(right / step + 0.5) * step,
    bottom: Math.ceil(bottom / step + 0.5) * step,
  };
}
