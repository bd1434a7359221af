import type { AssetView, GenerationView } from "#lib/images/views.ts";
import { useComposerStore } from "../composer/composer-store.tsx";
import { toTrayImage } from "../composer/source-choice.ts";
import { openExtend } from "../extend/extend-store.ts";
import { openMaskEditor } from "../mask-editor/mask-editor-store.ts";
import { type Shortcuts, useShortcuts } from "../shortcuts/use-shortcuts.ts";

/** Opens the two editors that say which part of a picture the next step makes; null for a step without a picture. */
export function usePartActions(generation: GenerationView, output: AssetView | undefined) {
  const composer = useComposerStore();
  if (!output) return null;
  const image = toTrayImage(output, generation);
  return {
    paint() {
      composer.setState({ source: { kind: "picked", image, until: null } });
      openMaskEditor();
    },
    extend: () => openExtend(image),
  };
}

/** Their keys, while the model takes masks. */
export function usePartKeys(actions: ReturnType<typeof usePartActions>, canMask: boolean): void {
  const keys: Shortcuts = new Map(
    actions && canMask
      ? [
          ["b", actions.paint],
          ["w", actions.extend],
        ]
      : [],
  );
  useShortcuts(keys);
}
