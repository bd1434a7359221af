import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { TrayImage } from "../composer/draft.ts";
import { focusPrompt } from "../composer/prompt-input.tsx";
import { PaintingDialog } from "../painting/painting-dialog.tsx";
import { MarkupDesk } from "./markup-desk.tsx";
import { closeMarkupEditor } from "./markup-editor-store.ts";
import { markupSaving } from "./markup-saving.ts";

type MarkupEditorProps = { source: TrayImage; model: ModelCapabilities; sessionId: string | null };

/** Draws on the source what the next step is to do. What is drawn is what is sent. */
export function MarkupEditor({ source, model, sessionId }: MarkupEditorProps) {
  return (
    <PaintingDialog
      title="Draw instructions"
      description={
        model.markup
          ? "Show the model what to change and where. The prompt can name it: “a boat where the red arrow points”."
          : `${model.label} does not read drawings. What you draw is kept for a model that does.`
      }
      saving={markupSaving}
      onLeave={leaveMarkupEditor}
      desk={(keys) => <MarkupDesk source={source} keys={keys} />}
      {...{ source, sessionId }}
    />
  );
}

function leaveMarkupEditor(): void {
  closeMarkupEditor();
  requestAnimationFrame(focusPrompt);
}
