import { isActive } from "../api/session-cache.ts";
import { focusPrompt } from "../composer/prompt-input.tsx";
import { useSelectionStore } from "../selection-store.tsx";
import { useInspector } from "../step/inspector-store.ts";
import { RECALL_KEYS, RECALLS } from "../step/repeat-step.ts";
import { useStepActions } from "../step/use-step-actions.ts";
import { useStudio } from "../studio-context.tsx";
import { useTreeActions } from "../tree/use-tree-actions.ts";
import { useTreeKeys } from "../tree/use-tree-keys.ts";
import { toggleFullScreen } from "../viewer/full-screen.ts";
import { useShortcuts } from "./use-shortcuts.ts";

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
