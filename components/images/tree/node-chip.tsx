import type { MouseEvent, ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";

type NodeChipProps = { label: string; className: string; onClick: () => void; children: ReactNode };

/** A small button on a node, for the mouse. The keys of the tree and the bar below it do the same for everybody else. */
export function NodeChip({ label, className, onClick, children }: NodeChipProps) {
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
