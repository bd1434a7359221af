import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { useComposer } from "../composer/composer-store.tsx";
import type { TrayImage } from "../composer/draft.ts";
import { keepsTheRest } from "../composer/generate-input.ts";
import { focusPrompt } from "../composer/prompt-input.tsx";
import { PaintingDialog } from "../painting/painting-dialog.tsx";
import { MaskDesk } from "./mask-desk.tsx";
import { closeMaskEditor } from "./mask-editor-store.ts";
import { maskSaving } from "./mask-saving.ts";

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
  return (
    <PaintingDialog
      title={model.prompt === "none" ? "Paint what should go" : "Change only a part"}
      description={locked ? LOCK_PROMISE : PROMISES[model.mask]}
      saving={maskSaving}
      onLeave={leaveMaskEditor}
      desk={(keys) => <MaskDesk source={source} keys={keys} />}
      {...{ source, sessionId }}
    />
  );
}

function leaveMaskEditor(): void {
  closeMaskEditor();
  requestAnimationFrame(focusPrompt);
}
