import { useEffect } from "react";
import { create } from "zustand";
import { selectStep, useSelectionStore } from "#components/images/selection-store.tsx";
import { useStudio } from "#components/images/studio-context.tsx";

/** A step that somebody asked for from outside its session's page. */
const useWantedStep = create<{ generationId: string | null }>(() => ({ generationId: null }));

export function wantStep(generationId: string): void {
  useWantedStep.setState({ generationId });
}

/** Looks at the step that was asked for, as soon as its session is here. */
export function useShowWantedStep(): void {
  const { generations } = useStudio();
  const selection = useSelectionStore();
  const { generationId } = useWantedStep();
  const here = generations.some(({ id }) => id === generationId);
  useEffect(() => {
    if (!here || !generationId) return;
    selectStep(selection, generationId);
    useWantedStep.setState({ generationId: null });
  }, [here, generationId, selection]);
}
