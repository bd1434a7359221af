import { type RefObject, useEffect, useId, useState } from "react";
import type { TrayImage } from "../composer/draft.ts";
import type { DeskKeys } from "../painting/painting-dialog.tsx";
import { useHeldKeys } from "../painting/use-held-keys.ts";
import { MaskStage, useMaskStage } from "./mask-stage.tsx";
import { MaskToolbar } from "./mask-toolbar.tsx";
import { useMaskTools } from "./mask-tools.ts";
import { TOOL_NAMES } from "./mask-words.ts";
import { useMaskActions } from "./use-mask-actions.ts";
import { useMaskKeys } from "./use-mask-keys.ts";
import { useMaskPainting } from "./use-mask-painting.ts";
import { usePendingShape } from "./use-pending-shape.ts";

/** `keys` is filled for the dialog around it, which has the keyboard. */
type MaskDeskProps = { source: TrayImage; keys: RefObject<DeskKeys | null> };

const KEYS_FOR_LISTENERS =
  "Press U for a rectangle or O for an ellipse: arrow keys move it, Shift with an arrow sizes it, Enter places it. " +
  "With the brush, arrow keys move it, Shift with an arrow paints, Enter paints a dot. Alt with an arrow goes one pixel.";

/** The picture to paint on, and the tools. */
export function MaskDesk({ source, keys }: MaskDeskProps) {
  const [words, say] = useState("");
  const helpId = useId();
  const painting = useMaskPainting(source);
  const { held, panning } = useHeldKeys();
  const stage = useMaskStage(source, painting, held);
  const actions = useMaskActions(painting, say);
  const shape = usePendingShape(source, actions.add, say);
  const onKeyDown = useMaskKeys({ actions, stage, shape, source });
  useSpokenTool(say);
  useEffect(() => {
    keys.current = { onKeyDown, takeBack: () => painting.cancel() || shape.drop() };
  });
  return (
    <>
      <MaskStage {...{ stage, painting, source, panning }} pending={shape.shown} describedBy={helpId} />
      <MaskToolbar
        onTool={stage.focus}
        actions={actions}
        canUndo={painting.canUndo}
        canRedo={painting.canRedo}
      />
      <p id={helpId} className="sr-only">
        {KEYS_FOR_LISTENERS}
      </p>
      <p role="status" aria-live="polite" className="sr-only">
        {words}
      </p>
    </>
  );
}

/** A key changes the tool without a word. */
function useSpokenTool(say: (words: string) => void): void {
  useEffect(
    () =>
      useMaskTools.subscribe(({ tool, erase }, before) => {
        if (tool === before.tool && erase === before.erase) return;
        const name = tool === "brush" && erase ? "Eraser" : TOOL_NAMES[tool];
        say(erase && tool !== "brush" ? `${name}, takes away` : name);
      }),
    [say],
  );
}
