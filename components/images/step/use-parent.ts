import type { GenerationView } from "#lib/images/views.ts";
import { useStep } from "./use-step.ts";

type Parent = { parent: GenerationView | undefined; isLoading: boolean };

/** The step that this one goes on from. */
export function useParent({ parentGenerationId }: GenerationView): Parent {
  const { step: parent, isLoading } = useStep(parentGenerationId);
  return { parent, isLoading };
}
