import type { MaskStroke } from "./mask-raster.ts";
import { useMaskTools } from "./mask-tools.ts";
import { describeStroke } from "./mask-words.ts";
import type { MaskPainting } from "./use-mask-painting.ts";

export type MaskActions = ReturnType<typeof useMaskActions>;

/** What buttons and keys do alike; `say` tells it to people who listen. */
export function useMaskActions(painting: MaskPainting, say: (words: string) => void) {
  const add = (stroke: MaskStroke) => {
    if (!painting.ready) return;
    painting.add(stroke);
    say(describeStroke(stroke));
  };
  const { edge } = useMaskTools();
  return {
    add,
    invert: () => add({ kind: "invert" }),
    clear: () => add({ kind: "clear" }),
    all: () => add({ kind: "all" }),
    feather: () => add({ kind: "feather", pixels: edge }),
    grow: () => add({ kind: "grow", pixels: edge }),
    shrink: () => add({ kind: "grow", pixels: -edge }),
    undo() {
      // A stroke under way is the one to take back.
      if (painting.cancel()) return;
      if (painting.canUndo) say("Undone");
      painting.undo();
    },
    redo() {
      if (painting.canRedo) say("Done again");
      painting.redo();
    },
  };
}
