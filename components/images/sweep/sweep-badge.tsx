import { Grid3x3 } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import { showSweep } from "./sweep-store.ts";

/** On a step that is a cell of a sweep: opens the grid. */
export function SweepBadge({ sweepId }: { sweepId: string }) {
  return (
    <button
      type="button"
      aria-label="Show the sweep that this step belongs to"
      title="Show the sweep that this step belongs to"
      className="flex min-h-10 cursor-pointer items-center"
      onClick={() => showSweep(sweepId)}
    >
      <Badge variant="outline" className="hover:bg-accent">
        <Grid3x3 /> Sweep
      </Badge>
    </button>
  );
}
