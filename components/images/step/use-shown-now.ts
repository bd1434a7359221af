import type { GenerationView } from "#lib/images/views.ts";
import { useSelectionStore } from "../selection-store.tsx";
import { useStudio } from "../studio-context.tsx";

/**
 * Returns a function that gives the step on the page, or null while that is still the one before the selected one:
 * a key is meant for what is selected, and must not reach another step.
 */
export function useShownNow(): () => GenerationView | null {
  const { shown } = useStudio();
  const selection = useSelectionStore();
  return () => {
    const { generationId } = selection.getState();
    return generationId === null || generationId === shown?.id ? shown : null;
  };
}
