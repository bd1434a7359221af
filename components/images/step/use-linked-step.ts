import { useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";
import { selectStep, useSelectionStore } from "../selection-store.tsx";
import { useStudio } from "../studio-context.tsx";

/** Looks at the step that the address names with `?step=`, once; earlier steps are loaded until it is there. */
export function useShowLinkedStep(): void {
  const { generations, hasEarlier, loadingEarlier, loadEarlier } = useStudio();
  const selection = useSelectionStore();
  const linked = useSearchParams().get("step");
  const shown = useRef<string | null>(null);
  const here = generations.some(({ id }) => id === linked);
  useEffect(() => {
    if (!linked || linked === shown.current) return;
    if (here) {
      shown.current = linked;
      selectStep(selection, linked);
    } else if (hasEarlier && !loadingEarlier) {
      loadEarlier();
    }
  }, [linked, here, hasEarlier, loadingEarlier, loadEarlier, selection]);
}
