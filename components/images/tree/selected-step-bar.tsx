import { FoldVertical, Layers, Pencil, Star, Trash2, UnfoldVertical } from "lucide-react";
import { isOptimistic } from "../composer/optimistic-generation.ts";
import { useSelection } from "../selection-store.tsx";
import { useStudio } from "../studio-context.tsx";
import { ToolButton } from "../tool-button.tsx";
import { isFolded } from "./build-tree.ts";
import { usePruneBranch } from "./use-prune-branch.ts";
import { useTreeActions } from "./use-tree-actions.ts";

/** What can be done with the selected node. */
export function SelectedStepBar() {
  const { tree } = useStudio();
  const selectedId = useSelection(({ generationId }) => generationId);
  const actions = useTreeActions();
  const prune = usePruneBranch();
  const item = selectedId === null ? undefined : tree.tree.itemOf.get(selectedId);
  if (!item) return null;
  const { node } = item;
  const waits = isOptimistic(item.id);
  const stacked = item.members.length > 1 || item.openStack !== null;
  const folded = isFolded(item);
  return (
    <div
      role="toolbar"
      aria-label={`Step ${node.stepNumber} in the tree`}
      className="flex shrink-0 items-center gap-0.5 border-t px-2 py-1"
    >
      <span className="min-w-0 grow truncate px-1 text-sm">
        <span className="font-medium">Step {node.stepNumber}</span>
        {node.label && <span className="text-muted-foreground"> · {node.label}</span>}
      </span>
      {stacked && (
        <ToolButton
          icon={Layers}
          label={item.openStack === null ? "Show the seeds side by side" : "Put the seeds on one stack"}
          shortcut="o"
          onClick={actions.toggle}
        />
      )}
      <ToolButton
        icon={Star}
        label={node.starred ? "Take the star away" : "Star"}
        shortcut="."
        pressed={node.starred}
        disabled={waits}
        className={node.starred ? "[&_svg]:fill-amber-400 [&_svg]:text-amber-500" : ""}
        onClick={() => actions.star()}
      />
      <ToolButton
        icon={Pencil}
        label="Name this branch"
        shortcut="F2"
        disabled={waits}
        onClick={() => actions.name()}
      />
      <ToolButton
        icon={folded ? UnfoldVertical : FoldVertical}
        label={folded ? "Unfold what hangs on this step" : "Fold what hangs on this step"}
        shortcut={stacked ? undefined : "o"}
        disabled={!item.hasChildren || waits}
        onClick={() => actions.fold(item)}
      />
      <ToolButton
        icon={Trash2}
        label="Delete this step and all that hangs on it"
        disabled={waits}
        onClick={() => void prune(node)}
      />
    </div>
  );
}
