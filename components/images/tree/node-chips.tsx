import { Layers } from "lucide-react";
import type { MouseEvent, ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";
import { isFolded, stackName, type TreeItem } from "./build-tree.ts";
import { Drawn } from "./drawn.tsx";
import { toggleStack } from "./tree-store.ts";

/** Opens and closes a stack. */
export function StackChip({ item: { node, members, openStack } }: { item: TreeItem }) {
  if (members.length === 1 && openStack === null) return null;
  const label =
    openStack === null ? `Show the ${members.length} seeds side by side` : "Put the seeds on one stack";
  return (
    <NodeChip
      className="-top-2.5 -left-2.5"
      label={label}
      onClick={() => toggleStack(stackName(node), node.id)}
    >
      <Layers className="size-3" />
      {members.length > 1 && <Drawn text={String(members.length)} />}
    </NodeChip>
  );
}

/** Folds and unfolds what hangs on a node; until it is folded, only for the pointer over the node. */
export function FoldChip({ item, onFold }: { item: TreeItem; onFold: (item: TreeItem) => void }) {
  if (!item.hasChildren) return null;
  const folded = isFolded(item);
  return (
    <NodeChip
      className={cn(
        "top-16.5 left-1/2 -translate-x-1/2",
        !folded && "opacity-0 group-hover/node:opacity-100",
      )}
      label={folded ? "Unfold what hangs on this step" : "Fold what hangs on this step"}
      onClick={() => onFold(item)}
    >
      <Drawn text={folded ? `+${item.hiddenCount}` : "−"} />
    </NodeChip>
  );
}

type NodeChipProps = { label: string; className: string; onClick: () => void; children: ReactNode };

/** A small button on a node, for the mouse. The keys of the tree and the bar below it do the same for everybody else. */
function NodeChip({ label, className, onClick, children }: NodeChipProps) {
  const act = (event: MouseEvent) => {
    // The node below it would be selected.
    event.stopPropagation();
    onClick();
  };
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-hidden="true"
      title={`${label} (O)`}
      onClick={act}
      className={cn(
        "absolute flex h-5 min-w-5 cursor-pointer items-center justify-center gap-0.5 rounded-full border bg-popover px-1 font-medium text-popover-foreground text-xs tabular-nums transition-opacity after:absolute after:-inset-2 hover:bg-accent in-data-far:hidden",
        className,
      )}
    >
      {children}
    </button>
  );
}
