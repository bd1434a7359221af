import { type KeyboardEvent, type ReactNode, type RefObject, useRef } from "react";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "#components/ui/dialog.tsx";
import type { TrayImage } from "../composer/draft.ts";
import type { LayerSaving } from "./layer-saving.ts";
import { SavingStatus } from "./saving-status.tsx";

export type DeskKeys = {
  onKeyDown: (event: KeyboardEvent) => void;
  /** Takes back what is being drawn, and says whether there was something. */
  takeBack: () => boolean;
};

type PaintingDialogProps<Stroke> = {
  title: string;
  description: string;
  saving: LayerSaving<Stroke>;
  source: TrayImage;
  sessionId: string | null;
  onLeave: () => void;
  /** `keys` is to be filled: the dialog has the keyboard. */
  desk: (keys: RefObject<DeskKeys | null>) => ReactNode;
};

/** A window to paint over the source in. */
export function PaintingDialog<Stroke extends object>(props: PaintingDialogProps<Stroke>) {
  const { title, description, saving, source, sessionId, onLeave, desk } = props;
  const keys = useRef<DeskKeys>(null);
  return (
    <Dialog open onOpenChange={onLeave}>
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
            <DialogTitle>{title}</DialogTitle>
            <DialogDescription className="max-sm:sr-only">{description}</DialogDescription>
          </div>
          <SavingStatus {...{ saving, source, sessionId, onLeave }} />
        </div>
        {desk(keys)}
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
