import { useQueryClient } from "@tanstack/react-query";
import type { AnnotateInput } from "#lib/images/schemas.ts";
import { patchGeneration } from "../api/session-cache.ts";
import { annotateGeneration } from "../api/studio-api.ts";
import { updateSessionPages } from "../api/use-session-pages.ts";
import { showError } from "../error-toast.ts";
import { generationKey } from "../step/use-shown-step.ts";
import { useStudio } from "../studio-context.tsx";
import { patchTreeNode } from "./tree-nodes.ts";
import { updateTreePages } from "./use-tree-pages.ts";

/** Returns a function that names, stars or folds a step at once, and takes it back when the server did not. */
export function useAnnotate(): (generationId: string, change: AnnotateInput) => Promise<void> {
  const client = useQueryClient();
  const { session, tree } = useStudio();

  const show = (generationId: string, change: AnnotateInput) => {
    const patch = <T extends object>(step: T): T => ({ ...step, ...change });
    updateTreePages(client, session.id, (pages) => patchTreeNode(pages, generationId, patch));
    updateSessionPages(client, session.id, (pages) => patchGeneration(pages, generationId, patch));
    client.setQueryData<object>(generationKey(generationId), (step) => step && patch(step));
  };

  return async function annotate(generationId, change) {
    const node = tree.tree.nodes.get(generationId);
    show(generationId, change);
    try {
      await inOrder(() => annotateGeneration(generationId, change));
    } catch (error) {
      if (node) show(generationId, { label: node.label, starred: node.starred, folded: node.folded });
      const tryAgain = { label: "Try again", onClick: () => void annotate(generationId, change) };
      showError("The change was not kept", error, tryAgain);
    }
  };
}

let lastSent: Promise<unknown> = Promise.resolve();

/** One after the other: two requests at once can overtake each other, and the older change would stay. */
function inOrder<T>(send: () => Promise<T>): Promise<T> {
  const sent = lastSent.then(send);
  lastSent = sent.catch(() => {});
  return sent;
}
