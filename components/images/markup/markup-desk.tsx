import { type RefObject, useEffect, useId, useRef, useState } from "react";
import type { TrayImage } from "../composer/draft.ts";
import type { DeskKeys } from "../painting/painting-dialog.tsx";
import { useHeldKeys } from "../painting/use-held-keys.ts";
import { MarkupStage, useMarkupStage } from "./markup-stage.tsx";
import { MarkupToolbar } from "./markup-toolbar.tsx";
import { useMarkupTools } from "./markup-tools.ts";
import { COLOR_NAMES, TOOL_NAMES } from "./markup-words.ts";
import { TextField } from "./text-field.tsx";
import { useMarkupActions } from "./use-markup-actions.ts";
import { useMarkupDrawing } from "./use-markup-drawing.ts";
import { useMarkupKeys } from "./use-markup-keys.ts";
import { usePendingMark } from "./use-pending-mark.ts";

/** `keys` is filled for the dialog around it, which has the keyboard. */
type MarkupDeskProps = { source: TrayImage; keys: RefObject<DeskKeys | null> };

const KEYS_FOR_LISTENERS =
  "Press A for an arrow, O for a circle, U for a rectangle: arrow keys move it, Shift with an arrow key moves its tip or " +
  "sizes it, Enter places it. Press T for words: arrow keys say where, Enter goes to the words. With the pen, P, Shift " +
  "with an arrow key draws. Alt with an arrow key goes one pixel. C takes the next color.";

/** The picture to draw on, and the tools. */
export function MarkupDesk({ source, keys }: MarkupDeskProps) {
  const [words, say] = useState("");
  const helpId = useId();
  const field = useRef<HTMLInputElement>(null);
  const drawing = useMarkupDrawing(source);
  const { held, panning } = useHeldKeys();
  const actions = useMarkupActions(drawing, say);
  const marks = usePendingMark(source, { add: actions.add, say });
  const stage = useMarkupStage(source, held, { drawing, marks, field });
  const onKeyDown = useMarkupKeys({ actions, stage, marks, source, field });
  const writes = useMarkupTools(({ tool }) => tool === "text");
  useSpokenTools(say);
  useEffect(() => {
    keys.current = { onKeyDown, takeBack: () => drawing.cancel() || marks.drop() };
  });
  return (
    <>
      <MarkupStage {...{ stage, drawing, marks, source, panning }} describedBy={helpId} />
      {writes && <TextField {...{ marks, field }} onPlaced={stage.focus} />}
      <MarkupToolbar
        onTool={stage.focus}
        actions={actions}
        canUndo={drawing.canUndo}
        canRedo={drawing.canRedo}
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

/** A key changes the tool or the colour without a word. */
function useSpokenTools(say: (words: string) => void): void {
  useEffect(
    () =>
      useMarkupTools.subscribe(({ tool, color }, before) => {
        if (tool !== before.tool) say(TOOL_NAMES[tool]);
        if (color !== before.color) say(COLOR_NAMES[color]);
      }),
    [say],
  );
}
