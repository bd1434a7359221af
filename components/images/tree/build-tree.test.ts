import { describe, expect, test } from "vitest";
import { pathTo, stackName } from "./build-tree.ts";
import { testNode, testTree } from "./test-tree.ts";

const ids = (items: { id: string }[]) => items.map(({ id }) => id);
const seeds = { settingsHash: "same" };

test("children hang on their parents, in the order they were made", () => {
  const tree = testTree([testNode(1, null), testNode(2, 1), testNode(3, 2), testNode(4, 1)]);
  expect(ids(tree.roots)).toEqual(["gen_1"]);
  expect(ids(tree.roots[0]?.children ?? [])).toEqual(["gen_2", "gen_4"]);
  expect(tree.itemOf.get("gen_4")).toMatchObject({ level: 2, position: 2, siblingCount: 2 });
});

test("a step whose parent is not loaded begins a tree of its own", () => {
  expect(ids(testTree([testNode(1, null), testNode(7, 6)]).roots)).toEqual(["gen_1", "gen_7"]);
});

test("a chain of 5,000 steps is built", () => {
  const chain = Array.from({ length: 5000 }, (_, at) => testNode(at + 1, at === 0 ? null : at));
  expect(testTree(chain).items.at(-1)?.level).toBe(5000);
});

describe("a stack", () => {
  const siblings = [testNode(1, null), testNode(2, 1, seeds), testNode(3, 1), testNode(4, 1, seeds)];

  test("holds siblings that differ only by their seed, the newest picture on top", () => {
    const [stack, other] = testTree(siblings).roots[0]?.children ?? [];
    expect(stack?.id).toBe("gen_4");
    expect(ids(stack?.members ?? [])).toEqual(["gen_2", "gen_4"]);
    expect(other?.id).toBe("gen_3");
  });

  test("shows the step that is looked at, or else a starred one", () => {
    expect(testTree(siblings, { selectedId: "gen_2" }).itemOf.get("gen_4")?.id).toBe("gen_2");
    const starred = siblings.map((node) => ({ ...node, starred: node.id === "gen_2" }));
    expect(testTree(starred).itemOf.get("gen_4")?.id).toBe("gen_2");
  });

  test("carries what hangs on any of its steps", () => {
    const tree = testTree([...siblings, testNode(5, 2), testNode(6, 4)]);
    expect(ids(tree.itemOf.get("gen_2")?.children ?? [])).toEqual(["gen_5", "gen_6"]);
  });

  test("that is opened has its steps side by side", () => {
    const [, second] = siblings;
    const tree = testTree(siblings, { openStacks: second ? [stackName(second)] : [] });
    expect(ids(tree.roots[0]?.children ?? [])).toEqual(["gen_2", "gen_4", "gen_3"]);
  });

  test("does not take in cousins with the same settings", () => {
    const cousins = [testNode(1, null), testNode(2, null), testNode(3, 1, seeds), testNode(4, 2, seeds)];
    expect(testTree(cousins).items).toHaveLength(4);
  });
});

describe("a folded branch", () => {
  const nodes = [
    testNode(1, null, { folded: true }),
    testNode(2, 1),
    testNode(3, 2),
    testNode(4, 1),
    testNode(5, 4),
  ];

  test("hides what hangs on it, and says how much", () => {
    const tree = testTree(nodes);
    expect(ids(tree.items)).toEqual(["gen_1"]);
    expect(tree.roots[0]).toMatchObject({ hiddenCount: 4, hasChildren: true });
  });

  test("still shows the way to the step that is looked at", () => {
    const tree = testTree(nodes, { selectedId: "gen_3" });
    expect(ids(tree.items)).toEqual(["gen_1", "gen_2", "gen_3"]);
    expect(tree.roots[0]?.hiddenCount).toBe(2);
  });
});

test("the path to a step begins at its root", () => {
  const { nodes } = testTree([testNode(1, null), testNode(2, 1), testNode(3, 2), testNode(4, 1)]);
  expect(ids(pathTo(nodes, "gen_3"))).toEqual(["gen_1", "gen_2", "gen_3"]);
  expect(pathTo(nodes, "gen_9")).toEqual([]);
});
