import { selectStep, useSelectionStore } from "../selection-store.tsx";
import { useStep } from "./use-step.ts";

/** Leads to another step of the session by its number. */
export function StepLink({ generationId }: { generationId: string }) {
  const selection = useSelectionStore();
  const { step, isLoading } = useStep(generationId);
  if (!step) return isLoading ? "…" : "a step that is gone";
  return (
    <button
      type="button"
      className="cursor-pointer rounded-sm text-primary-text underline-offset-4 hover:underline"
      onClick={() => selectStep(selection, step.id)}
    >
      step {step.stepNumber}
    </button>
  );
}
