import { toggleFullScreen } from "./full-screen.ts";
import { useInspector } from "./inspector-store.ts";
import { focusPrompt } from "./prompt-input.tsx";
import { RECALL_KEYS, RECALLS } from "./repeat-step.ts";
import { useSelectionStore } from "./selection-store.tsx";
import { isActive } from "./session-cache.ts";
import { useStudio } from "./studio-context.tsx";
import { useTreeActions } from "./tree/use-tree-actions.ts";
import { useTreeKeys } from "./tree/use-tree-keys.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { useStepActions } from "./use-step-actions.ts";

/** The keys of the session page. Each is named in the tooltip of the button that does the same. */
export function useStudioShortcuts(): void {
  const { shown } = useStudio();
  const selection = useSelectionStore();
  const actions = useStepActions();
  const treeKeys = useTreeKeys(useTreeActions());
  const output = shown?.outputs[selection.getState().outputIndex] ?? shown?.outputs[0];
  useShortcuts(
    new Map([
      ...treeKeys,
      ["i", () => useInspector.setState(({ open }) => ({ open: !open }))],
      ["f", toggleFullScreen],
      ["e", () => void (shown && output && actions.iterateFrom(shown, output))],
      ["n", () => void (shown && output && actions.runWithNewSeed(shown))],
      ...RECALLS.map((part): [string, () => void] => [
        RECALL_KEYS[part],
        () => void (shown && actions.recall(shown, part, output)),
      ]),
      ["X", () => void (shown && isActive(shown) && actions.cancel(shown))],
      ["Alt+KeyA", focusPrompt],
      ["/", focusPrompt],
    ]),
  );
}
