import { Layers, Star } from "lucide-react";
import { type DragEvent, type KeyboardEvent, type MouseEvent, memo, type PointerEvent } from "react";
import { cn } from "#components/ui/cn.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { compareWith } from "../compare/compare-store.ts";
import { dragPicture } from "../compare/dragged-picture.ts";
import type { TrayImage } from "../draft.ts";
import { firstWords } from "../step-words.ts";
import { isFolded, stackName, type TreeItem } from "./build-tree.ts";
import { NODE_SIZE } from "./layout-tree.ts";
import { NodeChip } from "./node-chip.tsx";
import { toggleStack } from "./tree-store.ts";
import { TreeThumbnail } from "./tree-thumbnail.tsx";
import { describeItem } from "./tree-words.ts";

type TreeNodeProps = {
  item: TreeItem;
  x: number;
  y: number;
  selected: boolean;
  onPath: boolean;
  live: GenerationView | undefined;
  onSelect: (generationId: string) => void;
  onFold: (item: TreeItem) => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** One step of the tree, or a stack of them. */
export const TreeNode = memo(function TreeNode(props: TreeNodeProps) {
  const { item, x, y, selected, onPath, live, onSelect, onFold, onKeyDown } = props;
  const { node, members, openStack } = item;
  const image = toImage(item);
  const onClick = (event: MouseEvent) => {
    if (event.altKey && image && !selected) compareWith(image);
    else onSelect(node.id);
  };
  const onDragStart = (event: DragEvent) => {
    if (image) dragPicture(event, image);
    else event.preventDefault();
  };
  return (
    <div
      role="treeitem"
      data-testid={`step-${node.stepNumber}`}
      data-step={node.id}
      aria-label={describeItem(item)}
      aria-level={item.level}
      aria-posinset={item.position}
      aria-setsize={item.siblingCount}
      aria-expanded={item.hasChildren ? item.hiddenCount === 0 : undefined}
      aria-selected={selected}
      aria-current={selected ? "step" : undefined}
      tabIndex={selected ? 0 : -1}
      title={firstWords(node.excerpt, 120)}
      onClick={onClick}
      onKeyDown={onKeyDown}
      onPointerDown={allowDrag}
      onDragStart={onDragStart}
      className="group/node fade-in absolute top-0 left-0 animate-in cursor-pointer select-none outline-none duration-200"
      style={{ transform: `translate(${x}px, ${y}px)`, width: NODE_SIZE }}
    >
      {members.length > 1 && <StackBehind />}
      <span
        className={cn(
          "relative block overflow-hidden rounded-md bg-muted ring-offset-2 ring-offset-background transition-shadow group-focus-visible/node:outline-2 group-focus-visible/node:outline-ring group-focus-visible/node:outline-offset-4",
          selected ? "ring-2 ring-primary" : "group-hover/node:ring-2 group-hover/node:ring-input-hover",
          node.status === "failed" && "bg-destructive-soft",
          !selected && !onPath && "opacity-85 group-hover/node:opacity-100",
        )}
        style={{ width: NODE_SIZE, height: NODE_SIZE }}
      >
        <TreeThumbnail node={node} live={live} />
        <span
          aria-hidden="true"
          className="absolute bottom-1 left-1 min-w-5 rounded-sm bg-black/60 px-1 text-center font-medium text-white text-xs tabular-nums in-data-far:hidden"
        >
          {node.stepNumber}
        </span>
        {node.outputCount > 1 && (
          <span
            aria-hidden="true"
            className="absolute right-1 bottom-1 rounded-sm bg-black/60 px-1 text-white text-xs tabular-nums in-data-far:hidden"
          >
            ×{node.outputCount}
          </span>
        )}
      </span>
      {node.starred && (
        <Star className="absolute top-1 right-1 size-4 fill-amber-400 text-amber-500 drop-shadow-sm" />
      )}
      {node.label && (
        <span
          aria-hidden="true"
          className="-mx-2 mt-2 block truncate text-center font-medium text-foreground text-xs in-data-far:hidden"
        >
          {node.label}
        </span>
      )}
      {(members.length > 1 || openStack !== null) && (
        <NodeChip
          className="-top-2.5 -left-2.5"
          label={
            openStack === null
              ? `Show the ${members.length} seeds side by side`
              : "Put the seeds on one stack"
          }
          onClick={() => toggleStack(stackName(node), node.id)}
        >
          <Layers className="size-3" /> {members.length > 1 && members.length}
        </NodeChip>
      )}
      {item.hasChildren && (
        <NodeChip
          className={cn(
            "top-16.5 left-1/2 -translate-x-1/2",
            !isFolded(item) && "opacity-0 focus-visible:opacity-100 group-hover/node:opacity-100",
          )}
          label={isFolded(item) ? "Unfold what hangs on this step" : "Fold what hangs on this step"}
          onClick={() => onFold(item)}
        >
          {isFolded(item) ? `+${item.hiddenCount}` : "−"}
        </NodeChip>
      )}
    </div>
  );
});

function StackBehind() {
  const sheet = "absolute rounded-md border border-input bg-muted";
  const size = { width: NODE_SIZE, height: NODE_SIZE };
  return (
    <span aria-hidden="true">
      <span className={cn(sheet, "top-1.5 left-1.5")} style={size} />
      <span className={cn(sheet, "top-0.75 left-0.75")} style={size} />
    </span>
  );
}

/** Touch drags the tree instead, and a long press there should not lift a picture. */
function allowDrag(event: PointerEvent<HTMLElement>): void {
  event.currentTarget.draggable = event.pointerType === "mouse";
}

function toImage({ node }: TreeItem): TrayImage | null {
  const [output] = node.outputs;
  if (!output) return null;
  const { id: assetId, url, width, height } = output;
  return { assetId, url, width, height, generationId: node.id, stepNumber: node.stepNumber };
}
