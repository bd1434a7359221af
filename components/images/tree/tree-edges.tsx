import { memo } from "react";
import { NODE_SIZE, type Placed } from "./layout-tree.ts";

/** A child and where its parent is. */
export type Edge = { parent: Placed; child: Placed };

/** Below a picture with a name. */
const NAME_HEIGHT = 26;
const BEND = 20;

type TreeEdgesProps = { edges: Edge[]; pathIds: ReadonlySet<string> };

/** All lines as two paths: the way to the step that is looked at, and the rest. */
export const TreeEdges = memo(function TreeEdges({ edges, pathIds }: TreeEdgesProps) {
  const isOnPath = ({ child }: Edge) => child.item.members.some(({ id }) => pathIds.has(id));
  const lines = (some: Edge[]) => some.map(toCurve).join("");
  return (
    <svg aria-hidden="true" width="1" height="1" className="pointer-events-none absolute overflow-visible">
      <path
        d={lines(edges.filter((edge) => !isOnPath(edge)))}
        className="fill-none stroke-input"
        strokeWidth={1.5}
      />
      <path d={lines(edges.filter(isOnPath))} className="fill-none stroke-primary" strokeWidth={2} />
    </svg>
  );
});

function toCurve({ parent, child }: Edge): string {
  const fromX = parent.x + NODE_SIZE / 2;
  const fromY = parent.y + NODE_SIZE + (parent.item.node.label ? NAME_HEIGHT : 0);
  const toX = child.x + NODE_SIZE / 2;
  return `M${fromX} ${fromY}C${fromX} ${fromY + BEND} ${toX} ${child.y - BEND} ${toX} ${child.y}`;
}
