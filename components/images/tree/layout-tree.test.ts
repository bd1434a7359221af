import { expect, test } from "vitest";
import { layoutTree, NODE_SIZE } from "./layout-tree.ts";
import { testNode, testTree } from "./test-tree.ts";

/** Always the same 5,000 steps: mostly going on, sometimes back to an earlier one. */
function largeTree() {
  let random = 1;
  const next = () => {
    random = (random * 16_807) % 2_147_483_647;
    return random / 2_147_483_647;
  };
  return Array.from({ length: 5000 }, (_, at) => {
    if (at === 0) return testNode(1, null);
    const back = next() < 0.75 ? Math.floor(next() * 3) : Math.floor(next() * at);
    return testNode(at + 1, Math.max(1, at - back));
  });
}

test("no node covers another", () => {
  const { placed } = layoutTree(testTree(largeTree()));
  const rows = Map.groupBy(placed, ({ y }) => y);
  expect(placed).toHaveLength(5000);
  for (const row of rows.values()) {
    const xs = row.map(({ x }) => x).sort((a, b) => a - b);
    for (const [at, x] of xs.entries()) {
      if (at > 0) expect(x - (xs[at - 1] ?? 0)).toBeGreaterThan(NODE_SIZE);
    }
  }
});

test("a parent stands above the middle of its children", () => {
  const { placeOf } = layoutTree(testTree([testNode(1, null), testNode(2, 1), testNode(3, 1)]));
  const [parent, left, right] = ["gen_1", "gen_2", "gen_3"].map((id) => placeOf.get(id));
  expect(parent?.x).toBe(((left?.x ?? 0) + (right?.x ?? 0)) / 2);
  expect(left?.y).toBeGreaterThan((parent?.y ?? 0) + NODE_SIZE);
});

test("the steps of a stack are where their stack is", () => {
  const stack = { settingsHash: "same" };
  const { placeOf } = layoutTree(testTree([testNode(1, null, stack), testNode(2, null, stack)]));
  expect(placeOf.get("gen_1")).toBe(placeOf.get("gen_2"));
});
