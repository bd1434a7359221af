import { expect, test } from "vitest";
import { testAsset, testGeneration } from "../api/test-generation.ts";
import { createTreeMerge } from "./merge-tree.ts";
import { testNode } from "./test-tree.ts";
import {
  addTreeNodes,
  branchIds,
  removeTreeNode,
  removeTreeNodes,
  type TreePages,
  toTreeNode,
  treeNodesOf,
  upsertTreeNode,
} from "./tree-nodes.ts";

const nodes = [testNode(4, 2), testNode(3, 2), testNode(2, 1), testNode(1, null)];
const pages: TreePages = {
  pages: [
    { nodes: nodes.slice(0, 2), nextCursor: "more" },
    { nodes: nodes.slice(2), nextCursor: null },
  ],
  pageParams: [null, "more"],
};
const parents = (of: TreePages) =>
  treeNodesOf(of).map(({ id, parentGenerationId }) => [id, parentGenerationId]);

test("when a step goes, its children hang on its parent", () => {
  expect(parents(removeTreeNode(pages, "gen_2"))).toEqual([
    ["gen_4", "gen_1"],
    ["gen_3", "gen_1"],
    ["gen_1", null],
  ]);
});

test("when a branch goes, all that hangs on it goes, and comes back with it", () => {
  const ids = branchIds(nodes, "gen_2");
  expect([...ids].sort()).toEqual(["gen_2", "gen_3", "gen_4"]);
  const left = removeTreeNodes(pages, ids);
  expect(parents(left)).toEqual([["gen_1", null]]);
  expect(parents(addTreeNodes(left, nodes.slice(0, 3))).sort()).toEqual(parents(pages).sort());
});

test("news of a step leave it where the tree has put it", () => {
  const news = testNode(3, 99, { status: "failed" });
  const node = treeNodesOf(upsertTreeNode(pages, news)).find(({ id }) => id === "gen_3");
  expect(node).toMatchObject({ status: "failed", parentGenerationId: "gen_2" });
});

test("a new step joins the tree", () => {
  expect(treeNodesOf(upsertTreeNode(pages, testNode(5, 4))).map(({ id }) => id)).toContain("gen_5");
});

test("a step's first four pictures are drawn, and all are counted", () => {
  const outputs = Array.from({ length: 6 }, (_, at) => testAsset({ id: `asset_${at}` }));
  const node = toTreeNode(testGeneration({ outputs }));
  expect(node.outputs).toHaveLength(4);
  expect(node.outputCount).toBe(6);
});

test("progress of a running step does not make another tree", () => {
  const merge = createTreeMerge();
  const running = testGeneration({ id: "gen_5", stepNumber: 5, status: "running", progress: 0.1 });
  const before = merge(nodes, [running]);
  expect(before.map(({ stepNumber }) => stepNumber)).toEqual([1, 2, 3, 4, 5]);
  expect(merge(nodes, [{ ...running, progress: 0.6 }])).toBe(before);
  expect(merge(nodes, [{ ...running, status: "succeeded" }])).not.toBe(before);
});
