import { expect, test } from "vitest";
import { testNode, testTree } from "./test-tree.ts";
import { neighbourOf, walkTree } from "./walk-tree.ts";

const seeds = { settingsHash: "same" };
//      1         8
//   2  [3 5]  4
//   6   7
const tree = testTree([
  testNode(1, null),
  testNode(2, 1),
  testNode(3, 1, seeds),
  testNode(4, 1),
  testNode(5, 1, seeds),
  testNode(6, 2),
  testNode(7, 3),
  testNode(8, null),
]);

test("up is the parent and down the first child", () => {
  expect(walkTree(tree, "gen_6", "up")).toBe("gen_2");
  expect(walkTree(tree, "gen_1", "down")).toBe("gen_2");
  expect(walkTree(tree, "gen_1", "up")).toBeNull();
  expect(walkTree(tree, "gen_6", "down")).toBeNull();
});

test("left and right are siblings, and roots are siblings of each other", () => {
  expect(walkTree(tree, "gen_4", "right")).toBeNull();
  expect(walkTree(tree, "gen_1", "right")).toBe("gen_8");
  expect(walkTree(tree, "gen_8", "left")).toBe("gen_1");
});

test("left and right leaf through a stack, entered from the side one comes from", () => {
  expect(walkTree(tree, "gen_2", "right")).toBe("gen_3");
  expect(walkTree(tree, "gen_3", "right")).toBe("gen_5");
  expect(walkTree(tree, "gen_5", "right")).toBe("gen_4");
  expect(walkTree(tree, "gen_4", "left")).toBe("gen_5");
  expect(walkTree(tree, "gen_3", "left")).toBe("gen_2");
});

test("after a step is gone a sibling is looked at, else its parent, else its child", () => {
  expect(neighbourOf(tree, "gen_2")).toBe("gen_3");
  expect(neighbourOf(tree, "gen_4")).toBe("gen_5");
  expect(neighbourOf(tree, "gen_6")).toBe("gen_2");
  const line = testTree([testNode(1, null), testNode(2, 1)]);
  expect(neighbourOf(line, "gen_1")).toBe("gen_2");
  expect(neighbourOf(line, "gen_1", { branch: true })).toBeNull();
});
