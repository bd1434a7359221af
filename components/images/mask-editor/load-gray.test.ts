import { expect, test } from "vitest";
import { redOf } from "./load-gray.ts";

test("a mask that is loaded to go on painting keeps its values", () => {
  const rgba = Uint8ClampedArray.from([0, 0, 0, 255, 128, 128, 128, 255, 255, 255, 255, 255]);
  expect([...redOf(rgba)]).toEqual([0, 128, 255]);
});
