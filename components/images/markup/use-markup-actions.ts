import type { MarkupStroke } from "./markup-saving.ts";
import { describeStroke } from "./markup-words.ts";
import type { MarkupDrawing } from "./use-markup-drawing.ts";

export type MarkupActions = ReturnType<typeof useMarkupActions>;

/** What buttons and keys do alike; `say` tells it to people who listen. */
export function useMarkupActions(drawing: MarkupDrawing, say: (words: string) => void) {
  const add = (stroke: MarkupStroke) => {
    if (!drawing.ready) return;
    drawing.add(stroke);
    say(describeStroke(stroke));
  };
  return {
    add,
    clear() {
      if (drawing.shown.length > 0 || drawing.baseUrl) add({ kind: "clear" });
    },
    undo() {
      // A line under way is the one to take back.
      if (drawing.cancel()) return;
      if (drawing.canUndo) say("Undone");
      drawing.undo();
    },
    redo() {
      if (drawing.canRedo) say("Done again");
      drawing.redo();
    },
  };
}
