import { expect, test } from "vitest";
import { testNode, testTree } from "./test-tree.ts";
import { describeItem } from "./tree-words.ts";

function namesOf(...args: Parameters<typeof testTree>): string[] {
  return testTree(...args).items.map(describeItem);
}

test("a node says what it is, where it comes from, how it went and what was asked", () => {
  expect(namesOf([testNode(1, null), testNode(2, 1), testNode(3, 1, { status: "failed" })])).toEqual([
    "Step 1, succeeded, 'warmer light'",
    "Step 2, branch of step 1, succeeded, 'warmer light'",
    "Step 3, branch of step 1, failed, 'warmer light'",
  ]);
});

test("an only child goes on from its parent", () => {
  expect(namesOf([testNode(1, null), testNode(2, 1)])[1]).toBe(
    "Step 2, from step 1, succeeded, 'warmer light'",
  );
});

test("names, stars, stacks and folds are told", () => {
  const seeds = { settingsHash: "same", label: "night", starred: true };
  const told = namesOf([testNode(1, null, { folded: true }), testNode(2, 1)])[0];
  expect(told).toBe("Step 1, succeeded, 1 more folded, 'warmer light'");
  expect(namesOf([testNode(1, null), testNode(2, 1, seeds), testNode(3, 1, seeds)])[1]).toBe(
    "Step 3, “night”, branch of step 1, succeeded, starred, 2 of 2 with other seeds, 'warmer light'",
  );
});
