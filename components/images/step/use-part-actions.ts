import type { AssetView, GenerationView } from "#lib/images/views.ts";
import { useComposerStore } from "../composer/composer-store.tsx";
import { toTrayImage } from "../composer/source-choice.ts";
import { openExtend } from "../extend/extend-store.ts";
import { openMarkupEditor } from "../markup/markup-editor-store.ts";
import { openMaskEditor } from "../mask-editor/mask-editor-store.ts";
import { type Shortcuts, useShortcuts } from "../shortcuts/use-shortcuts.ts";

/** Opens the editors that say what of a picture the next step makes; null for a step without a picture. */
export function usePartActions(generation: GenerationView, output: AssetView | undefined) {
  const composer = useComposerStore();
  if (!output) return null;
  const image = toTrayImage(output, generation);
  const choose = () => composer.setState({ source: { kind: "picked", image, until: null } });
  return {
    paint() {
      choose();
      openMaskEditor();
    },
    draw() {
      choose();
      openMarkupEditor();
    },
    extend: () => openExtend(image),
  };
}

/** What of them the model takes. */
export type PartAbilities = { canMask: boolean; canDraw: boolean };

/** Their keys, while the model takes what they make. */
export function usePartKeys(
  actions: ReturnType<typeof usePartActions>,
  { canMask, canDraw }: PartAbilities,
): void {
  const keys: Shortcuts = new Map([
    ...(actions && canMask
      ? ([
          ["b", actions.paint],
          ["w", actions.extend],
        ] as const)
      : []),
    ...(actions && canDraw ? ([["B", actions.draw]] as const) : []),
  ]);
  useShortcuts(keys);
}
