import { Star } from "lucide-react";
import { cn } from "#components/ui/cn.ts";
import type { GenerationView } from "#lib/images/views.ts";
import type { TreeItem } from "./build-tree.ts";
import { Drawn } from "./drawn.tsx";
import { NODE_SIZE } from "./layout-tree.ts";
import { TreeThumbnail } from "./tree-thumbnail.tsx";

type NodeFaceProps = {
  item: TreeItem;
  selected: boolean;
  /** Whether it led to the step that is looked at. */
  onPath: boolean;
  live: GenerationView | undefined;
};

const SQUARE = { width: NODE_SIZE, height: NODE_SIZE };

/** What can be seen of a node: its picture, number, star and name. The node's own name tells all of it. */
export function NodeFace({ item, selected, onPath, live }: NodeFaceProps) {
  const { node, members } = item;
  return (
    <span aria-hidden="true">
      {members.length > 1 && <StackBehind />}
      <span
        className={cn(
          "relative block overflow-hidden rounded-md bg-muted ring-offset-2 ring-offset-background transition-shadow group-focus-visible/node:outline-2 group-focus-visible/node:outline-ring group-focus-visible/node:outline-offset-4",
          selected ? "ring-2 ring-primary" : "group-hover/node:ring-2 group-hover/node:ring-input-hover",
          node.status === "failed" && "bg-destructive-soft",
          !selected && !onPath && "opacity-85 group-hover/node:opacity-100",
        )}
        style={SQUARE}
      >
        <TreeThumbnail node={node} live={live} />
        <span className="absolute bottom-1 left-1 min-w-5 rounded-sm bg-black/60 px-1 text-center font-medium text-white text-xs tabular-nums in-data-far:hidden">
          <Drawn text={String(node.stepNumber)} />
        </span>
        {node.outputCount > 1 && (
          <span className="absolute right-1 bottom-1 rounded-sm bg-black/60 px-1 text-white text-xs tabular-nums in-data-far:hidden">
            <Drawn text={`×${node.outputCount}`} />
          </span>
        )}
      </span>
      {node.starred && (
        <Star className="absolute top-1 right-1 size-4 fill-amber-400 text-amber-500 drop-shadow-sm" />
      )}
      {node.label && (
        <span className="-mx-2 mt-2 block truncate text-center font-medium text-foreground text-xs in-data-far:hidden">
          {node.label}
        </span>
      )}
    </span>
  );
}

function StackBehind() {
  const sheet = "absolute rounded-md border border-input bg-muted";
  return (
    <>
      <span className={cn(sheet, "top-1.5 left-1.5")} style={SQUARE} />
      <span className={cn(sheet, "top-0.75 left-0.75")} style={SQUARE} />
    </>
  );
}
