import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "#components/ui/dialog.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { toast } from "#components/ui/toast.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { useComposer, useComposerStore } from "../composer-store.tsx";
import type { TrayImage } from "../draft.ts";
import { keepsTheRest } from "../generate-input.ts";
import { closeMaskEditor } from "../mask-editor-store.ts";
import { loadMask } from "./load-mask.ts";
import type { MaskTool, Point } from "./mask-history.ts";
import { MaskStage } from "./mask-stage.tsx";
import { BRUSH_SIZE, MaskToolbar } from "./mask-toolbar.tsx";
import { useMaskKeys } from "./use-mask-keys.ts";
import { useMaskPainting } from "./use-mask-painting.ts";
import { useSaveMask } from "./use-save-mask.ts";

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

/** Paints the part of the source that the next step may change. */
export function MaskEditor({ source, model, sessionId }: MaskEditorProps) {
  const [tool, setTool] = useState<MaskTool>("brush");
  const [brushSize, setBrushSize] = useState<number>(BRUSH_SIZE.start);
  const [brush, setBrush] = useState<Point>({ x: source.width / 2, y: source.height / 2 });
  const base = useEarlierMask(source);
  const locked = useComposer((draft) => keepsTheRest(model, draft.params)) && model.mask !== "exact";
  const diameter = (Math.min(source.width, source.height) * brushSize) / 100;
  const painting = useMaskPainting({ size: source, base, tool, diameter });
  const { saving, save } = useSaveMask(source, sessionId);
  const { history } = painting;

  const close = () => {
    if (history.done.length === 0) closeMaskEditor();
    else toast("The mask is not used yet", { action: { label: "Discard it", onClick: closeMaskEditor } });
  };
  const onKeyDown = useMaskKeys({
    ...{ painting, tool, brushSize, diameter, brush },
    onTool: setTool,
    onBrushSize: setBrushSize,
    onBrush: setBrush,
  });
  return (
    <Dialog open onOpenChange={close}>
      <DialogContent
        onKeyDown={onKeyDown}
        onOpenAutoFocus={focusItself}
        className="flex h-[calc(100dvh-1rem)] max-h-none max-w-[calc(100%-1rem)] flex-col gap-3 overflow-hidden p-3 sm:max-w-[calc(100%-1rem)] md:p-4"
      >
        <div className="pr-10">
          <DialogTitle>Change only a part</DialogTitle>
          <DialogDescription>
            {locked ? LOCK_PROMISE : PROMISES[model.mask]}
            <span className="sr-only">
              {" "}
              Arrow keys move the brush, Shift with an arrow paints, Space sets a dot.
            </span>
          </DialogDescription>
        </div>
        <MaskStage
          {...{ painting, diameter, brush }}
          pictureUrl={source.url}
          size={source}
          onBrush={setBrush}
        />
        <div className="flex flex-wrap items-center justify-between gap-2">
          <MaskToolbar
            {...{ tool, brushSize, history }}
            onTool={setTool}
            onBrushSize={setBrushSize}
            onUndo={painting.undo}
            onRedo={painting.redo}
            onInvert={() => painting.add({ kind: "invert" })}
            onClear={() => painting.add({ kind: "clear" })}
          />
          <div className="flex gap-2 max-md:grow max-md:[&>*]:grow">
            <Button variant="outline" className="h-10" onClick={closeMaskEditor}>
              Cancel
            </Button>
            <Button className="h-10" disabled={saving} onClick={() => void save(base, history.done)}>
              {saving && <Spinner />} Use this mask
            </Button>
          </div>
        </div>
      </DialogContent>
    </Dialog>
  );
}

/** Not its first button, on which Space would press instead of paint. */
function focusItself(event: Event): void {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}

/** The mask that this source already has, to go on with. */
function useEarlierMask(source: TrayImage): CanvasImageSource | null {
  const composer = useComposerStore();
  const [base, setBase] = useState<CanvasImageSource | null>(null);
  useEffect(() => {
    const { mask } = composer.getState();
    if (mask?.sourceAssetId !== source.assetId) return;
    loadMask(mask.url, source).then(setBase, () => {
      toast.error("The earlier mask could not be read", { description: "You can paint it anew." });
    });
  }, [composer, source]);
  return base;
}
