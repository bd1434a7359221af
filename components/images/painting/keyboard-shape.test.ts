import { expect, test } from "vitest";
import { describeBox, firstBox, moveBox, resizeBox, stepOf } from "./keyboard-shape.ts";

const size = { width: 1000, height: 500 };

test("a shape begins in the middle of the picture, half as large", () => {
  expect(firstBox(size)).toEqual({ x: 250, y: 125, width: 500, height: 250 });
});

test("it moves, and may leave the picture, but never wholly", () => {
  let box = firstBox(size);
  for (let press = 0; press < 1000; press++) box = moveBox(box, { x: -stepOf(size), y: stepOf(size) }, size);
  expect(box).toMatchObject({ x: 1 - 500, y: 499 });
});

test("it is sized from its left upper corner, and never vanishes", () => {
  const wider = resizeBox(firstBox(size), { x: 10, y: 0 }, size);
  expect(wider).toEqual({ x: 250, y: 125, width: 510, height: 250 });
  expect(resizeBox(wider, { x: -9999, y: -9999 }, size)).toMatchObject({ width: 1, height: 1 });
});

test("it is described in pixels", () => {
  expect(describeBox({ x: 3, y: 4, width: 30, height: 20 })).toBe(
    "30 by 20 pixels, 3 from the left and 4 from the top",
  );
});
