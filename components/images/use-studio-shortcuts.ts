import { toggleFullScreen } from "./full-screen.ts";
import { useInspector } from "./inspector-store.ts";
import { focusPrompt } from "./prompt-input.tsx";
import { RECALL_KEYS } from "./recall-items.tsx";
import { RECALLS } from "./repeat-step.ts";
import { selectStep, useSelectionStore } from "./selection-store.tsx";
import { isActive } from "./session-cache.ts";
import { neighbourOf } from "./step-neighbours.ts";
import { useStudio } from "./studio-context.tsx";
import { useDeleteStep } from "./use-delete-step.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { useStepActions } from "./use-step-actions.ts";
import { openVariations } from "./variations-menu.tsx";

/** The keys of the session page. Each is named in the tooltip of the button that does the same. */
export function useStudioShortcuts(): void {
  const { shown, generations } = useStudio();
  const selection = useSelectionStore();
  const actions = useStepActions();
  const deleteStep = useDeleteStep();
  const output = shown?.outputs[selection.getState().outputIndex] ?? shown?.outputs[0];
  const move = (direction: -1 | 1) => () => {
    const next = shown && neighbourOf(generations, shown.id, direction);
    if (next) selectStep(selection, next.id);
  };
  useShortcuts(
    new Map([
      ["ArrowLeft", move(-1)],
      ["ArrowUp", move(-1)],
      ["ArrowRight", move(1)],
      ["ArrowDown", move(1)],
      ["i", () => useInspector.setState(({ open }) => ({ open: !open }))],
      ["f", toggleFullScreen],
      ["e", () => void (shown && output && actions.iterateFrom(shown, output))],
      ["n", () => void (shown && output && actions.runWithNewSeed(shown))],
      ["v", () => void (shown && output && openVariations())],
      ...RECALLS.map((part): [string, () => void] => [
        RECALL_KEYS[part],
        () => void (shown && actions.recall(shown, part, output)),
      ]),
      ["X", () => void (shown && isActive(shown) && actions.cancel(shown))],
      ["Delete", () => void (shown && deleteStep(shown))],
      ["Alt+KeyA", focusPrompt],
      ["/", focusPrompt],
    ]),
  );
}
