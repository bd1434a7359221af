import { GitBranch } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { useStudio } from "../studio-context.tsx";
import { PathHere } from "./path-here.tsx";
import { SelectedStepBar } from "./selected-step-bar.tsx";
import { TreeView } from "./tree-view.tsx";

type TreeBodyProps = {
  /** Of the place the tree stands in. */
  action?: ReactNode;
  onShow?: () => void;
};

/** The tree with the way to the selected step above it, and what can be done with that step below. */
export function TreeBody({ action, onShow }: TreeBodyProps) {
  const { tree } = useStudio();
  const count = tree.tree.nodes.size;
  return (
    <>
      <div className="flex h-11 shrink-0 items-center gap-2 border-b pr-1 pl-4">
        <h2 className="font-semibold text-sm">Tree</h2>
        <span className="grow text-muted-foreground text-xs tabular-nums">
          {count === 1 ? "1 step" : `${count.toLocaleString("en")} steps`}
        </span>
        {tree.loading && !tree.failed && (
          <span className="flex items-center gap-1.5 text-muted-foreground text-xs">
            <Spinner className="size-3" /> Loading
          </span>
        )}
        {action}
      </div>
      {count > 0 && <PathHere />}
      {tree.failed && <LoadAgain onClick={tree.retry} />}
      {count > 0 || tree.loading ? (
        <TreeView onShow={onShow} />
      ) : (
        <EmptyState
          icon={GitBranch}
          title="No steps yet"
          description="Every picture you make here becomes a node. Go on from any of them to grow a branch."
          className="grow border-0 px-4"
        />
      )}
      <SelectedStepBar />
    </>
  );
}

function LoadAgain({ onClick }: { onClick: () => void }) {
  return (
    <div role="alert" className="flex items-center gap-2 border-b bg-warning-soft px-4 py-2 text-sm">
      <span className="grow text-warning-text">A part of the tree could not be loaded.</span>
      <Button variant="outline" size="sm" onClick={onClick}>
        Try again
      </Button>
    </div>
  );
}
