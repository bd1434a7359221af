import type { AssetView, GenerationView } from "#lib/images/views.ts";
import { useSelection } from "../selection-store.tsx";

/** The picture of the step that is looked at; undefined while it has none. */
export function useShownOutput(generation: GenerationView): AssetView | undefined {
  const index = useSelection((selection) => selection.outputIndex);
  return generation.outputs[index] ?? generation.outputs[0];
}
