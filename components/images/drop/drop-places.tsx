import { Ban, Brush, GitCompareArrows, Images, type LucideIcon, Pencil, Plus } from "lucide-react";
import { cn } from "#components/ui/cn.ts";
import { type DropChoice, type DropPurpose, type DropSituation, dropChoices } from "./drop-choices.ts";

/** Where what is dragged can be dropped. `over`: the purpose of the place that the pointer is over. */
export function DropPlaces({ situation, over }: { situation: DropSituation; over: string }) {
  const isFile = situation.dragged.kind === "files";
  return (
    <div
      className={cn(
        "fade-in fixed inset-x-0 bottom-0 z-50 grid animate-in auto-rows-fr gap-3 bg-overlay p-3 backdrop-blur-sm duration-150 md:auto-cols-fr md:grid-flow-col md:gap-4 md:p-6",
        isFile ? "top-0" : "h-56 rounded-t-xl max-md:h-1/2",
      )}
    >
      {dropChoices(situation).map((choice) => (
        <Place key={choice.purpose} choice={choice} over={over === choice.purpose} />
      ))}
    </div>
  );
}

const ICONS: Record<DropPurpose, LucideIcon> = {
  source: Pencil,
  reference: Images,
  mask: Brush,
  compare: GitCompareArrows,
  session: Plus,
};

function Place({ choice, over }: { choice: DropChoice; over: boolean }) {
  const { purpose, label, refusal } = choice;
  const Icon = refusal ? Ban : ICONS[purpose];
  return (
    <div
      data-drop-zone={purpose}
      aria-disabled={refusal !== null}
      className={cn(
        "flex min-h-0 flex-col items-center justify-center gap-1 rounded-xl border-2 border-dashed p-3 text-center transition-colors",
        refusal
          ? "border-border bg-popover/70 text-muted-foreground"
          : "border-input-hover bg-popover/95 text-foreground",
        over && !refusal && "border-primary bg-primary-soft text-primary-text",
      )}
    >
      <Icon className="mb-1 size-6 shrink-0" aria-hidden="true" />
      <span className="font-medium text-base">{label}</span>
      {refusal && <span className="text-balance text-xs">{refusal}</span>}
    </div>
  );
}
