import { Ban, CircleAlert, Star } from "lucide-react";
import { cn } from "#components/ui/cn.ts";
import { Progress } from "#components/ui/progress.tsx";
import type { SweepCellView } from "#lib/images/sweep-views.ts";
import { smallerUrl } from "../asset-url.ts";
import { describePlace } from "../step/wait-words.ts";

type SweepCellProps = {
  /** Undefined for one whose step is in the trash. */
  cell: SweepCellView | undefined;
  /** Its values in words. */
  name: string;
  shownId: string | null;
  onShow: (generationId: string) => void;
};

/** One place of the grid: its picture, or how far it is. */
export function SweepCell({ cell, name, shownId, onShow }: SweepCellProps) {
  if (!cell) {
    return (
      <div className="flex aspect-square w-28 items-center justify-center rounded-md border border-dashed text-muted-foreground text-xs md:w-40">
        Deleted
      </div>
    );
  }
  return (
    <button
      type="button"
      aria-label={`${name}. Step ${cell.stepNumber}, ${wordOf(cell)}`}
      aria-current={cell.generationId === shownId ? "step" : undefined}
      title={cell.errorMessage ?? name}
      onClick={() => onShow(cell.generationId)}
      className={cn(
        "relative block aspect-square w-28 cursor-pointer overflow-hidden rounded-md bg-muted md:w-40",
        cell.generationId === shownId && "ring-2 ring-primary ring-offset-2 ring-offset-popover",
      )}
    >
      <CellContent cell={cell} />
      <span className="absolute bottom-1 left-1 min-w-5 rounded-sm bg-black/60 px-1 text-center text-white text-xs tabular-nums">
        {cell.stepNumber}
      </span>
      {cell.starred && (
        <Star className="absolute top-1 right-1 size-4 fill-current text-warning-text" aria-hidden="true" />
      )}
    </button>
  );
}

const WORDS: Record<SweepCellView["status"], string> = {
  queued: "waiting",
  running: "running",
  succeeded: "done",
  failed: "failed",
  canceled: "canceled",
};

function wordOf({ status, vendorPosition, waitsForRetry }: SweepCellView): string {
  if (waitsForRetry) return "waiting to try again";
  if (status === "running" && vendorPosition !== null) return describePlace(vendorPosition);
  return WORDS[status];
}

function CellContent({ cell }: { cell: SweepCellView }) {
  if (cell.picture) {
    return (
      <img
        src={smallerUrl(cell.picture.url, 320)}
        alt=""
        loading="lazy"
        decoding="async"
        className="fade-in size-full animate-in object-contain duration-200"
      />
    );
  }
  return (
    <span className="flex size-full flex-col items-center justify-center gap-2 p-3 text-center text-muted-foreground text-xs">
      {cell.status === "failed" && (
        <CircleAlert className="size-5 text-destructive-text" aria-hidden="true" />
      )}
      {cell.status === "canceled" && <Ban className="size-5" aria-hidden="true" />}
      <span className="first-letter:uppercase">{wordOf(cell)}</span>
      {cell.status === "running" && (
        <Progress value={cell.progress} aria-label="Progress" className="w-full" />
      )}
    </span>
  );
}
