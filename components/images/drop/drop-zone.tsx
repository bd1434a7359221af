import { Ban, Brush, GitCompareArrows, Images, type LucideIcon, Pencil, Plus } from "lucide-react";
import { cn } from "#components/ui/cn.ts";
import { toast } from "#components/ui/toast.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { useComposer } from "../composer-store.tsx";
import type { TrayImage } from "../draft.ts";
import type { Uploads } from "../uploads/use-uploads.ts";
import { type Dragged, type DropChoice, type DropPurpose, dropChoices } from "./drop-choices.ts";
import { type Dropped, useDragged } from "./use-dragged.ts";
import { useDrop } from "./use-drop.ts";

type DropZoneProps = {
  model: ModelCapabilities;
  source: TrayImage | null;
  uploads: Uploads;
  inSession: boolean;
};

/**
 * While something is dragged, says what will happen where it is dropped. Files can be dropped all over the page; for a
 * picture of the studio the places are beside the one shown, which stays in view.
 */
export function DropZone({ model, source, uploads, inSession }: DropZoneProps) {
  const draft = useComposer((state) => state);
  const choose = (dragged: Dragged) => dropChoices({ model, draft, source, dragged, inSession });
  const drop = useDrop(uploads);
  const dragging = useDragged((dropped, zone) => {
    // Only now is known what came from another window.
    const choice = choose(whatWas(dropped)).find(({ purpose }) => purpose === zone);
    if (choice?.refusal) toast.error("It cannot be dropped there", { description: `${choice.refusal}.` });
    else if (choice) drop(dropped, choice.purpose);
  });
  if (!dragging) return null;
  const isFile = dragging.dragged.kind === "files";
  return (
    <div
      className={cn(
        "fade-in fixed inset-x-0 bottom-0 z-50 grid animate-in auto-rows-fr gap-3 bg-overlay p-3 backdrop-blur-sm duration-150 md:auto-cols-fr md:grid-flow-col md:gap-4 md:p-6",
        isFile ? "top-0" : "h-56 rounded-t-xl max-md:h-1/2",
      )}
    >
      {choose(dragging.dragged).map((choice) => (
        <Place key={choice.purpose} choice={choice} over={dragging.over === choice.purpose} />
      ))}
    </div>
  );
}

function whatWas(dropped: Dropped): Dragged {
  return dropped.kind === "files" ? { kind: "files" } : { kind: "picture", image: dropped.image };
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
