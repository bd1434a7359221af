import { useQueryClient } from "@tanstack/react-query";
import { toast } from "#components/ui/toast.ts";
import type { TreeNodeView } from "#lib/images/views.ts";
import { announce } from "../announcer.tsx";
import { removeGeneration } from "../api/session-cache.ts";
import { pruneGeneration, restoreGeneration } from "../api/studio-api.ts";
import { sessionKey, updateSessionPages } from "../api/use-session-pages.ts";
import { useModels } from "../composer/models-context.tsx";
import { useReleaseSource } from "../composer/use-release-source.ts";
import { showError } from "../error-toast.ts";
import { selectStep, useSelectionStore } from "../selection-store.tsx";
import { describeStopOf } from "../step/cancel-words.ts";
import { useStudio } from "../studio-context.tsx";
import { addTreeNodes, branchIds, removeTreeNodes } from "./tree-nodes.ts";
import { treeKey, updateTreePages } from "./use-tree-pages.ts";
import { neighbourOf } from "./walk-tree.ts";

/** Returns a function that takes a step and all that hangs on it away at once, selects its neighbour, and offers to undo. */
export function usePruneBranch(): (node: TreeNodeView) => Promise<void> {
  const client = useQueryClient();
  const selection = useSelectionStore();
  const releaseSource = useReleaseSource();
  const { session, tree } = useStudio();
  const models = useModels();

  const readAgain = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: sessionKey(session.id) }),
      client.invalidateQueries({ queryKey: treeKey(session.id) }),
    ]);

  async function undo(node: TreeNodeView, removed: TreeNodeView[]): Promise<void> {
    updateTreePages(client, session.id, (pages) => addTreeNodes(pages, removed));
    selectStep(selection, node.id);
    try {
      await restoreGeneration(node.id);
      announce(`The branch of step ${node.stepNumber} is back`);
    } catch (error) {
      const tryAgain = { label: "Try again", onClick: () => void undo(node, removed) };
      showError("The branch could not be brought back", error, tryAgain);
    }
    await readAgain();
  }

  return async function prune(node) {
    const nodes = [...tree.tree.nodes.values()];
    const ids = branchIds(nodes, node.id);
    const removed = nodes.filter(({ id }) => ids.has(id));
    const neighbour = neighbourOf(tree.tree, node.id, { branch: true });
    updateTreePages(client, session.id, (pages) => removeTreeNodes(pages, ids));
    updateSessionPages(client, session.id, (pages) => [...ids].reduce(removeGeneration, pages));
    if (neighbour) selectStep(selection, neighbour);
    releaseSource(ids);
    try {
      const { count } = await pruneGeneration(node.id);
      const words = `${count === 1 ? "1 step was" : `${count} steps were`} deleted`;
      announce(words);
      const stops = [...new Set(removed.map((step) => describeStopOf(models, step)))];
      const description = stops.filter(Boolean).join(" ") || undefined;
      toast(words, { description, action: { label: "Undo", onClick: () => void undo(node, removed) } });
    } catch (error) {
      await readAgain();
      selectStep(selection, node.id);
      const tryAgain = { label: "Try again", onClick: () => void prune(node) };
      showError("The branch could not be deleted", error, tryAgain);
    }
  };
}
