import { expect, test } from "vitest";
import { dividerAt, shareAt, visibleEdges } from "./visible-rect.ts";

const place = { width: 1000, height: 600 };
const fit = { width: 600, height: 600 };

test("at fit the divider has the whole picture to move in, and nothing beside it", () => {
  const edges = visibleEdges(place, fit, { scale: 1, x: 0, y: 0 });
  expect(edges).toEqual({ left: 200, right: 800, top: 0, bottom: 600 });
  expect([0, 0.5, 1].map((share) => dividerAt(edges, share))).toEqual([200, 500, 800]);
});

test("the divider can be reached wherever the picture was moved", () => {
  const edges = visibleEdges(place, fit, { scale: 4, x: 900, y: -800 });
  expect(edges).toEqual({ left: 200, right: 1000, top: 0, bottom: 600 });
});

test("the divider stands where it was dragged to, and stays within what is seen", () => {
  const edges = visibleEdges(place, fit, { scale: 1.2, x: 0, y: 0 });
  expect(dividerAt(edges, shareAt(edges, 321))).toBeCloseTo(321);
  expect([shareAt(edges, -50), shareAt(edges, 5000)]).toEqual([0, 1]);
});
