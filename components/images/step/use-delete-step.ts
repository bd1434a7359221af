import { useQueryClient } from "@tanstack/react-query";
import { toast } from "#components/ui/toast.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { announce } from "../announcer.tsx";
import { removeGeneration, upsertGeneration } from "../api/session-cache.ts";
import { deleteGeneration, restoreGeneration } from "../api/studio-api.ts";
import { updateSessionPages } from "../api/use-session-pages.ts";
import { useModels } from "../composer/models-context.tsx";
import { useReleaseSource } from "../composer/use-release-source.ts";
import { showError } from "../error-toast.ts";
import { selectStep, useSelectionStore } from "../selection-store.tsx";
import { useStudio } from "../studio-context.tsx";
import { removeTreeNode } from "../tree/tree-nodes.ts";
import { treeKey, updateTreePages } from "../tree/use-tree-pages.ts";
import { neighbourOf } from "../tree/walk-tree.ts";
import { describeStopOf } from "./cancel-words.ts";

/** Returns a function that takes a step away at once, selects its neighbour, and offers to undo. */
export function useDeleteStep(): (generation: GenerationView) => Promise<void> {
  const client = useQueryClient();
  const selection = useSelectionStore();
  const releaseSource = useReleaseSource();
  const { session, tree } = useStudio();
  const models = useModels();

  const putBack = (generation: GenerationView) => {
    updateSessionPages(client, session.id, (pages) => upsertGeneration(pages, generation));
    selectStep(selection, generation.id);
  };
  // Only the server knows where its children hung.
  const readTree = () => client.invalidateQueries({ queryKey: treeKey(session.id) });

  async function undo(generation: GenerationView): Promise<void> {
    putBack(generation);
    try {
      await restoreGeneration(generation.id);
      void readTree();
      announce(`Step ${generation.stepNumber} is back`);
    } catch (error) {
      updateSessionPages(client, session.id, (pages) => removeGeneration(pages, generation.id));
      const tryAgain = { label: "Try again", onClick: () => void undo(generation) };
      showError(`Step ${generation.stepNumber} could not be brought back`, error, tryAgain);
    }
  }

  return async function deleteStep(generation) {
    const neighbour = neighbourOf(tree.tree, generation.id);
    updateSessionPages(client, session.id, (pages) => removeGeneration(pages, generation.id));
    updateTreePages(client, session.id, (pages) => removeTreeNode(pages, generation.id));
    if (neighbour) selectStep(selection, neighbour);
    releaseSource(new Set([generation.id]));
    try {
      await deleteGeneration(generation.id);
      announce(`Step ${generation.stepNumber} was deleted`);
      toast(`Step ${generation.stepNumber} was deleted`, {
        // It was stopped with that.
        description: describeStopOf(models, generation),
        action: { label: "Undo", onClick: () => void undo(generation) },
      });
    } catch (error) {
      putBack(generation);
      void readTree();
      const tryAgain = { label: "Try again", onClick: () => void deleteStep(generation) };
      showError(`Step ${generation.stepNumber} could not be deleted`, error, tryAgain);
    }
  };
}
