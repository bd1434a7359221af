import { Columns2, Images, X } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { ToolButton } from "../tool-button.tsx";
import { closeCompare } from "./compare-store.ts";

type SheetBarProps = {
  count: number;
  onChoose: () => void;
  /** Null until two pictures are ticked. */
  onCompare: (() => void) | null;
};

/** What can be done with a contact sheet as a whole. */
export function SheetBar({ count, onChoose, onCompare }: SheetBarProps) {
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-1">
      <h2 className="grow px-1 font-medium text-sm tabular-nums">{count} pictures</h2>
      <Button variant="outline" className="h-10 md:h-9" onClick={onChoose}>
        <Images />
        <span className="max-sm:sr-only">Choose pictures</span>
      </Button>
      <Button
        className="h-10 md:h-9"
        disabled={!onCompare}
        title={onCompare ? "Compare the two that are ticked" : "Tick two pictures to compare them"}
        onClick={onCompare ?? undefined}
      >
        <Columns2 /> Compare two
      </Button>
      <ToolButton icon={X} label="Leave the contact sheet" shortcut="Esc" onClick={closeCompare} />
    </div>
  );
}
