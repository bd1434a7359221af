import { Check, CloudOff } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { useComposer, useComposerStore } from "../composer/composer-store.tsx";
import type { TrayImage } from "../composer/draft.ts";
import { bakedPicture, type LayerSaving, needsBaking } from "./layer-saving.ts";

type SavingStatusProps<Stroke> = {
  saving: LayerSaving<Stroke>;
  source: TrayImage;
  sessionId: string | null;
  onLeave: () => void;
};

/** Whether what is painted has arrived at the server, and the way out, which need not wait for that. */
export function SavingStatus<Stroke extends object>({ onLeave, ...props }: SavingStatusProps<Stroke>) {
  return (
    <div className="flex shrink-0 items-center gap-1">
      <Status {...props} />
      <Button
        className="h-10 md:h-9"
        title={`Close; the ${props.saving.layer.name} stays (Esc)`}
        onClick={onLeave}
      >
        Done
      </Button>
    </div>
  );
}

function Status<Stroke extends object>({
  saving,
  source,
  sessionId,
}: Omit<SavingStatusProps<Stroke>, "onLeave">) {
  const composer = useComposerStore();
  const state = saving.useSaving((each) => each.state);
  const strokes = useComposer((draft) => saving.layer.get(draft).strokes);
  if (strokes?.sourceAssetId !== source.assetId) return null;
  if (state === "failed") {
    const save = () => void bakedPicture(saving, { composer, source, sessionId }).catch(() => {});
    return (
      <Button variant="ghost" className="h-10 px-2 text-destructive-text text-xs md:h-9" onClick={save}>
        <CloudOff /> Not saved yet. Try now
      </Button>
    );
  }
  const isSaving = state === "saving" || needsBaking(saving, { composer, source });
  return (
    <span className="flex items-center gap-1.5 px-2 text-muted-foreground text-xs [&_svg]:size-3.5">
      {isSaving ? <Spinner /> : <Check aria-hidden="true" />}
      {isSaving ? "Saving" : "Saved"}
    </span>
  );
}
