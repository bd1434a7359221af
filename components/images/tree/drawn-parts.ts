import { isInside, type Layout, NODE_SIZE, type Placed, type Rect } from "./layout-tree.ts";
import type { Edge } from "./tree-edges.tsx";

/** Those nodes and lines that touch `area`, and always the selected node, which has the focus. */
export function drawnParts(
  { placed, placeOf }: Layout,
  area: Rect,
  selectedId: string | null,
): { nodes: Placed[]; edges: Edge[] } {
  const selected = selectedId === null ? undefined : placeOf.get(selectedId);
  const nodes: Placed[] = [];
  const edges: Edge[] = [];
  for (const place of placed) {
    if (place === selected || isInside(place, area)) nodes.push(place);
    const parent = place.item.parent && placeOf.get(place.item.parent.id);
    if (parent && touches(parent, place, area)) edges.push({ parent, child: place });
  }
  return { nodes, edges };
}

function touches(parent: Placed, child: Placed, { left, top, right, bottom }: Rect): boolean {
  return (
    Math.min(parent.x, child.x) < right &&
    Math.max(parent.x, child.x) + NODE_SIZE > left &&
    parent.y < bottom &&
    child.y > top
  );
}
