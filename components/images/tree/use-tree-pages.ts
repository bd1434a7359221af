import { type QueryClient, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import type { GenerationView } from "#lib/images/views.ts";
import { getTreePage } from "../api/studio-api.ts";
import { useSelection } from "../selection-store.tsx";
import { buildTree, pathTo, type Tree } from "./build-tree.ts";
import { createTreeMerge } from "./merge-tree.ts";
import { type TreePages, treeNodesOf } from "./tree-nodes.ts";
import { useTreeStore } from "./tree-store.ts";

export type SessionTree = {
  tree: Tree;
  /** Whether parts of the session are still on their way. */
  loading: boolean;
  /** Whether a part did not come. */
  failed: boolean;
  retry: () => void;
};

export function treeKey(sessionId: string): readonly string[] {
  return ["tree", sessionId];
}

/** The tree of a session, from all of its light steps and the `generations` that are fully loaded. */
export function useSessionTree(sessionId: string, generations: readonly GenerationView[]): SessionTree {
  const { data, hasNextPage, isFetching, isError, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: treeKey(sessionId),
    queryFn: ({ pageParam }) => getTreePage(sessionId, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // Events keep it true; what they cannot tell makes the page read it again.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const [merge] = useState(createTreeMerge);
  const nodes = useMemo(() => merge(data ? treeNodesOf(data) : [], generations), [merge, data, generations]);
  const openStacks = useTreeStore((state) => state.openStacks);
  const selectedId = useSelection((selection) => selection.generationId);
  const plain = useMemo(() => buildTree(nodes, { openStacks, selectedId: null }), [nodes, openStacks]);
  // Only what is folded away or under others on the way to the selected step makes the tree look different for it.
  const isHidden = pathTo(plain.nodes, selectedId).some(({ id }) => plain.itemOf.get(id)?.id !== id);
  const asked = isHidden ? selectedId : null;
  const tree = useMemo(
    () => (asked === null ? plain : buildTree(nodes, { openStacks, selectedId: asked })),
    [plain, nodes, openStacks, asked],
  );
  return {
    tree,
    loading: !data || hasNextPage,
    failed: isError,
    retry: () => void (data ? fetchNextPage() : refetch()),
  };
}

/** Changes what is kept of a session's tree, where it is kept. */
export function updateTreePages(
  client: QueryClient,
  sessionId: string,
  update: (pages: TreePages) => TreePages,
): void {
  client.setQueryData<TreePages>(treeKey(sessionId), (pages) => pages && update(pages));
}

export function readTreePages(client: QueryClient, sessionId: string): TreePages | undefined {
  return client.getQueryData<TreePages>(treeKey(sessionId));
}
