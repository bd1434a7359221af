import { type HierarchyPointNode, hierarchy, tree as tidyTree } from "d3-hierarchy";
import type { Tree, TreeItem } from "./build-tree.ts";

/** Pixels at 100 %. A node's picture, and the room that one node has, with its name below and the way to the next. */
export const NODE_SIZE = 76;
const SLOT_WIDTH = 94;
const SLOT_HEIGHT = 122;
/** Between the nearest steps of two branches, against two siblings. */
const BRANCH_GAP = 1.2;

export type Placed = {
  item: TreeItem;
  /** Of the picture's upper left corner. */
  x: number;
  y: number;
};

export type Rect = { left: number; top: number; right: number; bottom: number };

/** What the layout works on: an item, or the ground that all roots stand on. */
type Branch = { item: TreeItem | null; children: readonly TreeItem[] };

export type Layout = {
  placed: Placed[];
  /** By the id of any step on it. */
  placeOf: ReadonlyMap<string, Placed>;
  bounds: Rect;
};

/** A tidy tree, top down: parents stand over the middle of their children, and nothing overlaps. */
export function layoutTree({ roots, itemOf }: Tree): Layout {
  const ground: Branch = { item: null, children: roots };
  const toBranch = (item: TreeItem): Branch => ({ item, children: item.children });
  const root = hierarchy(ground, ({ children }) => children.map(toBranch));
  const points = tidyTree<Branch>()
    .nodeSize([SLOT_WIDTH, SLOT_HEIGHT])
    .separation((a, b) => (a.parent === b.parent ? 1 : BRANCH_GAP))(root);
  const placed = points.descendants().flatMap(toPlaced);
  const byItem = new Map(placed.map((place) => [place.item, place]));
  const placeOf = new Map<string, Placed>();
  for (const [id, item] of itemOf) {
    const place = byItem.get(item);
    if (place) placeOf.set(id, place);
  }
  return { placed, placeOf, bounds: boundsOf(placed) };
}

export function isInside({ x, y }: Placed, { left, top, right, bottom }: Rect): boolean {
  return x + NODE_SIZE > left && x < right && y + NODE_SIZE > top && y < bottom;
}

function toPlaced({ data, x, y }: HierarchyPointNode<Branch>): Placed[] {
  return data.item ? [{ item: data.item, x: Math.round(x), y: y - SLOT_HEIGHT }] : [];
}

function boundsOf(placed: Placed[]): Rect {
  const bounds = { left: 0, top: 0, right: NODE_SIZE, bottom: NODE_SIZE };
  for (const { x, y } of placed) {
    bounds.left = Math.min(bounds.left, x);
    bounds.right = Math.max(bounds.right, x + NODE_SIZE);
    bounds.bottom = Math.max(bounds.bottom, y + NODE_SIZE);
  }
  return bounds;
}
