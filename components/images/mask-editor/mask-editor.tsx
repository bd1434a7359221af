import { useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "#components/ui/dialog.tsx";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { useComposer } from "../composer-store.tsx";
import type { TrayImage } from "../draft.ts";
import { keepsTheRest } from "../generate-input.ts";
import { closeMaskEditor } from "../mask-editor-store.ts";
import { focusPrompt } from "../prompt-input.tsx";
import { MaskStage, useMaskStage } from "./mask-stage.tsx";
import { MaskToolbar } from "./mask-toolbar.tsx";
import { SavingStatus } from "./saving-status.tsx";
import { useHeldKeys } from "./use-held-keys.ts";
import { useMaskActions } from "./use-mask-actions.ts";
import { useMaskKeys } from "./use-mask-keys.ts";
import { useMaskPainting } from "./use-mask-painting.ts";
import { usePendingShape } from "./use-pending-shape.ts";

type MaskEditorProps = { source: TrayImage; model: ModelCapabilities; sessionId: string | null };

const PROMISES: Record<ModelCapabilities["mask"], string> = {
  exact: "Only what you paint changes. Every other pixel stays as it is.",
  guided: "What you paint is a hint to the model: it may change a little beside it, too.",
  emulated: "What you paint is described to the model in words: it may change more.",
  none: "This model takes no masks.",
};

/** Of models that change more than they are shown, while the pixel lock is on. */
const LOCK_PROMISE =
  "What you paint changes, up to a soft edge. What the model changes elsewhere is put back as it was.";

const KEYS_FOR_LISTENERS =
  "Press U for a rectangle or O for an ellipse: arrow keys move it, Shift with an arrow sizes it, Enter places it. " +
  "With the brush, arrow keys move it, Shift with an arrow paints, Enter paints a dot. Alt with an arrow goes one pixel.";

/** Paints the part of the source that the next step may change. What is painted is what is sent. */
export function MaskEditor({ source, model, sessionId }: MaskEditorProps) {
  const [words, say] = useState("");
  const helpId = useId();
  const locked = useComposer((draft) => keepsTheRest(model, draft.params)) && model.mask !== "exact";
  const painting = useMaskPainting(source);
  const { held, panning } = useHeldKeys();
  const stage = useMaskStage(source, painting, held);
  const actions = useMaskActions(painting, say);
  const shape = usePendingShape(source, { ...painting, add: actions.add }, say);
  const onKeyDown = useMaskKeys({ actions, stage, shape, source });
  return (
    <Dialog open onOpenChange={leave}>
      <DialogContent
        onKeyDown={onKeyDown}
        onOpenAutoFocus={focusStage}
        onEscapeKeyDown={(event) => {
          // One thing at a time.
          if (painting.cancel() || shape.drop()) event.preventDefault();
        }}
        className="flex h-[calc(100dvh-1rem)] max-h-none max-w-[calc(100%-1rem)] flex-col gap-3 overflow-hidden p-3 sm:max-w-[calc(100%-1rem)] md:p-4"
      >
        <div className="flex items-start justify-between gap-2 pr-9">
          <div className="min-w-0">
            <DialogTitle>Change only a part</DialogTitle>
            <DialogDescription className="max-sm:sr-only">
              {locked ? LOCK_PROMISE : PROMISES[model.mask]}
            </DialogDescription>
          </div>
          <div className="flex shrink-0 items-center gap-1">
            <SavingStatus source={source} sessionId={sessionId} />
            <Button className="h-10 md:h-9" title="Close; the mask stays (Esc)" onClick={leave}>
              Done
            </Button>
          </div>
        </div>
        <MaskStage {...{ stage, painting, source, panning }} pending={shape.shown} describedBy={helpId} />
        <MaskToolbar actions={actions} canUndo={painting.canUndo} canRedo={painting.canRedo} />
        <p id={helpId} className="sr-only">
          {KEYS_FOR_LISTENERS}
        </p>
        <p role="status" aria-live="polite" className="sr-only">
          {words}
        </p>
      </DialogContent>
    </Dialog>
  );
}

function leave(): void {
  closeMaskEditor();
  requestAnimationFrame(focusPrompt);
}

/** Not its first button, on which Space would press instead of move the picture. */
function focusStage(event: Event): void {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) {
    event.currentTarget.querySelector<HTMLElement>("[role=application]")?.focus();
  }
}
