import type { TreeNodeView } from "#lib/images/views.ts";
import { buildTree, type Tree } from "./build-tree.ts";

/** Builders for tests. A step `n` is called `gen_n`. */
export function testNode(
  stepNumber: number,
  parent: number | null,
  overrides: Partial<TreeNodeView> = {},
): TreeNodeView {
  return {
    id: `gen_${stepNumber}`,
    parentGenerationId: parent === null ? null : `gen_${parent}`,
    stepNumber,
    status: "succeeded",
    label: null,
    starred: false,
    folded: false,
    settingsHash: null,
    provider: "test",
    model: "full",
    createdAt: "2026-01-01T00:00:00.000Z",
    excerpt: "warmer light",
    seed: null,
    outputs: [{ id: `asset_${stepNumber}`, url: `/asset_${stepNumber}`, width: 4, height: 3 }],
    outputCount: 1,
    ...overrides,
  };
}

type Options = { openStacks?: string[]; selectedId?: string };

export function testTree(nodes: TreeNodeView[], { openStacks = [], selectedId }: Options = {}): Tree {
  return buildTree(nodes, { openStacks: new Set(openStacks), selectedId: selectedId ?? null });
}
