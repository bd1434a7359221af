import { expect, test } from "vitest";
import { beginning, drawnArea, fitting, panned, revealing, SCALE, viewOf, zoomed } from "./camera-math.ts";
import type { Placed } from "./layout-tree.ts";
import { testNode, testTree } from "./test-tree.ts";

const size = { width: 320, height: 600 };
const at = (x: number, y: number): Placed => {
  const [item] = testTree([testNode(1, null)]).items;
  if (!item) throw new Error("The tree has one step");
  return { item, x, y };
};

test("zooming keeps what is under the pointer there", () => {
  const before = { x: 100, y: 50, scale: 1 };
  const pointer = { x: 60, y: -20 };
  const after = zoomed(before, 1.7, pointer);
  expect(after.x + pointer.x / after.scale).toBeCloseTo(before.x + pointer.x);
  expect(after.y + pointer.y / after.scale).toBeCloseTo(before.y + pointer.y);
});

test("zooming stops at its bounds without moving", () => {
  const far = { x: 3, y: 4, scale: SCALE.min };
  expect(zoomed(far, 0.5, { x: 100, y: 100 })).toEqual(far);
});

test("dragging moves the tree with the pointer at any zoom", () => {
  expect(panned({ x: 0, y: 0, scale: 2 }, 10, -20)).toEqual({ x: -5, y: 10, scale: 2 });
});

test("a node that is seen already does not move the camera, another only as far as needed", () => {
  const camera = { x: 0, y: 0, scale: 1 };
  expect(revealing(camera, size, at(-38, -38))).toEqual(camera);
  const moved = revealing(camera, size, at(-38, 900));
  expect(moved.x).toBe(0);
  expect(viewOf(moved, size).bottom).toBe(900 + 76 + 56);
});

test("fitting shows all of it, or as much as can be told apart around the selected step", () => {
  const small = { left: 0, top: 0, right: 600, bottom: 400 };
  const seen = viewOf(fitting(small, size, undefined), size);
  expect(seen.left).toBeLessThanOrEqual(0);
  expect(seen.right).toBeGreaterThanOrEqual(600);
  const huge = { left: 0, top: 0, right: 90_000, bottom: 9000 };
  expect(fitting(huge, size, at(5000, 700))).toEqual({ x: 5038, y: 738, scale: SCALE.min });
});

test("one begins at the selected step, without empty space that the tree could fill", () => {
  const small = { left: -20, top: 0, right: 200, bottom: 400 };
  expect(beginning(small, size, at(0, 0))).toEqual({ x: 90, y: 200, scale: 1 });
  const large = { left: 0, top: 0, right: 900, bottom: 900 };
  expect(viewOf(beginning(large, size, at(0, 0)), size)).toMatchObject({ left: -28, top: -28 });
  expect(beginning(large, size, at(412, 412))).toEqual({ x: 450, y: 450, scale: 1 });
});

test("what is drawn covers what is seen, and stays the same for small movements at any zoom", () => {
  for (const scale of [0.3, 1, 2.5]) {
    const camera = { x: 10, y: 10, scale };
    const seen = viewOf(camera, size);
    const drawn = drawnArea(camera, size);
    expect(drawn.left).toBeLessThan(seen.left);
    expect(drawn.bottom).toBeGreaterThan(seen.bottom);
    expect(drawnArea(panned(camera, 3, 3), size)).toEqual(drawn);
  }
});
