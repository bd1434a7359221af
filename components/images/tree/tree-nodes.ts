import type { InfiniteData } from "@tanstack/react-query";
import type { GenerationView, TreeNodeView, TreePageView } from "#lib/images/views.ts";

/** What the browser keeps of a session's tree: pages of light steps, newest first. */
export type TreePages = InfiniteData<TreePageView>;

const PICTURES_MAX = 4;
const EXCERPT_LENGTH = 120;

/** A fully loaded step as the tree draws it. */
export function toTreeNode(generation: GenerationView): TreeNodeView {
  return {
    id: generation.id,
    parentGenerationId: generation.parentGenerationId,
    stepNumber: generation.stepNumber,
    status: generation.status,
    label: generation.label,
    starred: generation.starred,
    folded: generation.folded,
    settingsHash: generation.settingsHash,
    provider: generation.provider,
    model: generation.model,
    createdAt: generation.createdAt,
    excerpt: generation.prompt.slice(0, EXCERPT_LENGTH),
    seed: generation.outputs[0]?.seed ?? generation.params.seed ?? null,
    outputs: generation.outputs
      .slice(0, PICTURES_MAX)
      .map(({ id, url, width, height }) => ({ id, url, width, height })),
    outputCount: generation.outputs.length,
  };
}

export function treeNodesOf(pages: TreePages): TreeNodeView[] {
  return pages.pages.flatMap((page) => page.nodes);
}

/** Puts a step into the tree, or replaces the one already there, which keeps its place. */
export function upsertTreeNode(pages: TreePages, node: TreeNodeView): TreePages {
  const known = treeNodesOf(pages).some(({ id }) => id === node.id);
  if (!known) return mapNodes(pages, (nodes, page) => (page === 0 ? [node, ...nodes] : nodes));
  return patchTreeNode(pages, node.id, (old) => ({ ...node, parentGenerationId: old.parentGenerationId }));
}

/** Puts back what `removeTreeNodes` took. */
export function addTreeNodes(pages: TreePages, added: readonly TreeNodeView[]): TreePages {
  const ids = new Set(added.map(({ id }) => id));
  const others = removeTreeNodes(pages, ids);
  return mapNodes(others, (nodes, page) => (page === 0 ? [...added, ...nodes] : nodes));
}

export function patchTreeNode(
  pages: TreePages,
  generationId: string,
  patch: (node: TreeNodeView) => TreeNodeView,
): TreePages {
  return mapNodes(pages, (nodes) => {
    const at = nodes.findIndex(({ id }) => id === generationId);
    return at === -1 ? nodes : nodes.map((node, index) => (index === at ? patch(node) : node));
  });
}

/** Takes one step away. What hung on it hangs on the step above it from now on. */
export function removeTreeNode(pages: TreePages, generationId: string): TreePages {
  const gone = treeNodesOf(pages).find(({ id }) => id === generationId);
  if (!gone) return pages;
  const { parentGenerationId } = gone;
  return mapNodes(pages, (nodes) =>
    nodes
      .filter(({ id }) => id !== generationId)
      .map((node) => (node.parentGenerationId === generationId ? { ...node, parentGenerationId } : node)),
  );
}

export function removeTreeNodes(pages: TreePages, generationIds: ReadonlySet<string>): TreePages {
  return mapNodes(pages, (nodes) => nodes.filter(({ id }) => !generationIds.has(id)));
}

/** Ids of a step and of everything that hangs on it. */
export function branchIds(nodes: readonly TreeNodeView[], generationId: string): Set<string> {
  const children = Map.groupBy(nodes, (node) => node.parentGenerationId);
  const ids = new Set([generationId]);
  // A set goes on to what is added while it is walked.
  for (const id of ids) for (const child of children.get(id) ?? []) ids.add(child.id);
  return ids;
}

function mapNodes(pages: TreePages, map: (nodes: TreeNodeView[], page: number) => TreeNodeView[]): TreePages {
  return { ...pages, pages: pages.pages.map((page, at) => ({ ...page, nodes: map(page.nodes, at) })) };
}
