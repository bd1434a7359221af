import type { GenerationView, TreeNodeView } from "#lib/images/views.ts";
import { toTreeNode } from "./tree-nodes.ts";

type Merge = (
  cached: readonly TreeNodeView[],
  generations: readonly GenerationView[],
) => readonly TreeNodeView[];

/**
 * Returns a function that joins the light steps with the fully loaded ones, which know better what happens now. It
 * answers with the same nodes, and the same list, as long as nothing that is drawn has changed: progress comes
 * several times a second, and must not lay out 5,000 steps anew.
 */
export function createTreeMerge(): Merge {
  let last: readonly TreeNodeView[] = [];
  let lastById = new Map<string, TreeNodeView>();
  return (cached, generations) => {
    const byId = new Map(cached.map((node) => [node.id, node]));
    for (const generation of generations) {
      const known = byId.get(generation.id);
      const node = toTreeNode(generation);
      // The tree knows where the children of deleted steps hang.
      byId.set(node.id, known ? { ...node, parentGenerationId: known.parentGenerationId } : node);
    }
    const next = [...byId.values()].map((node) => {
      const before = lastById.get(node.id);
      return before && isSame(before, node) ? before : node;
    });
    next.sort((a, b) => a.stepNumber - b.stepNumber);
    if (next.length === last.length && next.every((node, at) => node === last[at])) return last;
    last = next;
    lastById = new Map(next.map((node) => [node.id, node]));
    return next;
  };
}

function isSame(a: TreeNodeView, b: TreeNodeView): boolean {
  if (a === b) return true;
  return (
    a.status === b.status &&
    a.parentGenerationId === b.parentGenerationId &&
    a.stepNumber === b.stepNumber &&
    a.label === b.label &&
    a.starred === b.starred &&
    a.folded === b.folded &&
    a.settingsHash === b.settingsHash &&
    a.excerpt === b.excerpt &&
    a.outputCount === b.outputCount &&
    a.outputs[0]?.id === b.outputs[0]?.id
  );
}
