import type { AssetView, GenerationView } from "#lib/images/views.ts";
import { isActive } from "../api/session-cache.ts";
import { focusPrompt } from "../composer/prompt-input.tsx";
import { useSelectionStore } from "../selection-store.tsx";
import { useInspector } from "../step/inspector-store.ts";
import { RECALL_KEYS, RECALLS } from "../step/repeat-step.ts";
import { useShownNow } from "../step/use-shown-now.ts";
import { useStepActions } from "../step/use-step-actions.ts";
import { useTreeActions } from "../tree/use-tree-actions.ts";
import { useTreeKeys } from "../tree/use-tree-keys.ts";
import { toggleFullScreen } from "../viewer/full-screen.ts";
import { useShortcuts } from "./use-shortcuts.ts";

/** The keys of the session page. Each is named in the tooltip of the button that does the same. */
export function useStudioShortcuts(): void {
  const shownNow = useShownNow();
  const selection = useSelectionStore();
  const actions = useStepActions();
  const treeKeys = useTreeKeys(useTreeActions());
  const withShown = (act: (shown: GenerationView, output: AssetView | undefined) => unknown) => () => {
    const shown = shownNow();
    if (shown) act(shown, shown.outputs[selection.getState().outputIndex] ?? shown.outputs[0]);
  };
  useShortcuts(
    new Map([
      ...treeKeys,
      ["i", () => useInspector.setState(({ open }) => ({ open: !open }))],
      ["f", toggleFullScreen],
      ["e", withShown((shown, output) => output && actions.iterateFrom(shown, output))],
      ["n", withShown((shown, output) => output && actions.runWithNewSeed(shown))],
      ...RECALLS.map((part): [string, () => void] => [
        RECALL_KEYS[part],
        withShown((shown, output) => actions.recall(shown, part, output)),
      ]),
      ["X", withShown((shown) => isActive(shown) && actions.cancel(shown))],
      ["Alt+KeyA", focusPrompt],
      ["/", focusPrompt],
    ]),
  );
}
