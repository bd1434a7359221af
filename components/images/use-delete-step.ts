import { useQueryClient } from "@tanstack/react-query";
import { toast } from "#components/ui/toast.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { announce } from "./announcer.tsx";
import { useComposerStore } from "./composer-store.tsx";
import type { SourceChoice } from "./draft.ts";
import { showError } from "./error-toast.ts";
import { selectStep, useSelectionStore } from "./selection-store.tsx";
import { removeGeneration, upsertGeneration } from "./session-cache.ts";
import { deleteGeneration, restoreGeneration } from "./studio-api.ts";
import { useStudio } from "./studio-context.tsx";
import { updateSessionPages } from "./use-session-pages.ts";

/** Returns a function that takes a step away at once, selects its neighbour, and offers to undo. */
export function useDeleteStep(): (generation: GenerationView) => Promise<void> {
  const client = useQueryClient();
  const composer = useComposerStore();
  const selection = useSelectionStore();
  const { session, generations } = useStudio();

  const putBack = (generation: GenerationView) => {
    updateSessionPages(client, session.id, (pages) => upsertGeneration(pages, generation));
    selectStep(selection, generation.id);
  };

  async function undo(generation: GenerationView): Promise<void> {
    putBack(generation);
    try {
      await restoreGeneration(generation.id);
      announce(`Step ${generation.stepNumber} is back`);
    } catch (error) {
      updateSessionPages(client, session.id, (pages) => removeGeneration(pages, generation.id));
      const tryAgain = { label: "Try again", onClick: () => void undo(generation) };
      showError(`Step ${generation.stepNumber} could not be brought back`, error, tryAgain);
    }
  }

  return async function deleteStep(generation) {
    const at = generations.findIndex(({ id }) => id === generation.id);
    const neighbour = generations[at + 1] ?? generations[at - 1];
    updateSessionPages(client, session.id, (pages) => removeGeneration(pages, generation.id));
    if (neighbour) selectStep(selection, neighbour.id);
    composer.setState(({ source }) => (startsFrom(source, generation) ? { source: { kind: "latest" } } : {}));
    try {
      await deleteGeneration(generation.id);
      announce(`Step ${generation.stepNumber} was deleted`);
      toast(`Step ${generation.stepNumber} was deleted`, {
        action: { label: "Undo", onClick: () => void undo(generation) },
      });
    } catch (error) {
      putBack(generation);
      const tryAgain = { label: "Try again", onClick: () => void deleteStep(generation) };
      showError(`Step ${generation.stepNumber} could not be deleted`, error, tryAgain);
    }
  };
}

/** Whether the next step would start from this one's picture, which is going away. */
function startsFrom(source: SourceChoice, generation: GenerationView): boolean {
  return source.kind === "picked" && source.image.generationId === generation.id;
}
