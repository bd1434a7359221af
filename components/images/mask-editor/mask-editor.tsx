import { useRef } from "react";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "#components/ui/dialog.tsx";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { useComposer } from "../composer/composer-store.tsx";
import type { TrayImage } from "../composer/draft.ts";
import { keepsTheRest } from "../composer/generate-input.ts";
import { type DeskKeys, MaskDesk } from "./mask-desk.tsx";
import { leaveMaskEditor, SavingStatus } from "./saving-status.tsx";

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

/** Paints the part of the source that the next step may change. What is painted is what is sent. */
export function MaskEditor({ source, model, sessionId }: MaskEditorProps) {
  const locked = useComposer((draft) => keepsTheRest(model, draft.params)) && model.mask !== "exact";
  const keys = useRef<DeskKeys>(null);
  return (
    <Dialog open onOpenChange={leaveMaskEditor}>
      <DialogContent
        onKeyDown={(event) => keys.current?.onKeyDown(event)}
        onOpenAutoFocus={focusStage}
        onEscapeKeyDown={(event) => {
          // One thing at a time: what is being drawn, then the editor.
          if (keys.current?.takeBack()) event.preventDefault();
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
          <SavingStatus source={source} sessionId={sessionId} />
        </div>
        <MaskDesk source={source} keys={keys} />
      </DialogContent>
    </Dialog>
  );
}

/** Not its first button, on which Space would press instead of move the picture. */
function focusStage(event: Event): void {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) {
    event.currentTarget.querySelector<HTMLElement>("[role=application]")?.focus();
  }
}
