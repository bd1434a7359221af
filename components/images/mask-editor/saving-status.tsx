import { Check, CloudOff } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { useComposer, useComposerStore } from "../composer/composer-store.tsx";
import type { TrayImage } from "../composer/draft.ts";
import { focusPrompt } from "../composer/prompt-input.tsx";
import { closeMaskEditor } from "./mask-editor-store.ts";
import { bakedMask, needsBaking, useMaskSaving } from "./mask-saving.ts";

type SavingStatusProps = { source: TrayImage; sessionId: string | null };

/** Whether what is painted has arrived at the server, and the way out, which need not wait for that. */
export function SavingStatus(props: SavingStatusProps) {
  return (
    <div className="flex shrink-0 items-center gap-1">
      <Status {...props} />
      <Button className="h-10 md:h-9" title="Close; the mask stays (Esc)" onClick={leaveMaskEditor}>
        Done
      </Button>
    </div>
  );
}

export function leaveMaskEditor(): void {
  closeMaskEditor();
  requestAnimationFrame(focusPrompt);
}

function Status({ source, sessionId }: SavingStatusProps) {
  const composer = useComposerStore();
  const state = useMaskSaving((saving) => saving.state);
  const strokes = useComposer((draft) => draft.strokes);
  if (strokes?.sourceAssetId !== source.assetId) return null;
  if (state === "failed") {
    const save = () => void bakedMask({ composer, source, sessionId }).catch(() => {});
    return (
      <Button variant="ghost" className="h-10 px-2 text-destructive-text text-xs md:h-9" onClick={save}>
        <CloudOff /> Not saved yet. Try now
      </Button>
    );
  }
  const saving = state === "saving" || needsBaking({ composer, source });
  return (
    <span className="flex items-center gap-1.5 px-2 text-muted-foreground text-xs [&_svg]:size-3.5">
      {saving ? <Spinner /> : <Check aria-hidden="true" />}
      {saving ? "Saving" : "Saved"}
    </span>
  );
}
