import type { QueryClient } from "@tanstack/react-query";
import type { TreeNodeView } from "#lib/images/views.ts";
import { generationsOf, removeGeneration } from "../api/session-cache.ts";
import { readSessionPages, updateSessionPages } from "../api/use-session-pages.ts";
import { buildTree } from "./build-tree.ts";
import { createTreeMerge } from "./merge-tree.ts";
import { branchIds, removeTreeNode, removeTreeNodes, treeNodesOf } from "./tree-nodes.ts";
import { readTreePages, updateTreePages } from "./use-tree-pages.ts";
import { neighbourOf } from "./walk-tree.ts";

type Deleted = { sessionId: string; generationId: string; branch: boolean };

/**
 * Takes a step that was deleted elsewhere, or its whole branch, off the page. Returns the step to look at instead, if
 * `selectedId` was among them.
 */
export function forgetSteps(
  client: QueryClient,
  { sessionId, generationId, branch }: Deleted,
  selectedId: string | null,
): string | null {
  const nodes = knownNodes(client, sessionId);
  const ids = branch ? branchIds(nodes, generationId) : new Set([generationId]);
  const tree = buildTree(nodes, { openStacks: new Set(), selectedId: generationId });
  const neighbour = neighbourOf(tree, generationId, { branch });
  updateTreePages(client, sessionId, (pages) =>
    branch ? removeTreeNodes(pages, ids) : removeTreeNode(pages, generationId),
  );
  updateSessionPages(client, sessionId, (pages) => [...ids].reduce(removeGeneration, pages));
  return selectedId !== null && ids.has(selectedId) ? neighbour : null;
}

function knownNodes(client: QueryClient, sessionId: string): readonly TreeNodeView[] {
  const tree = readTreePages(client, sessionId);
  const session = readSessionPages(client, sessionId);
  return createTreeMerge()(tree ? treeNodesOf(tree) : [], session ? generationsOf(session) : []);
}
