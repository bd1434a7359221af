import { describe, expect, it } from "vitest";
import {
  actualSize,
  clampTransform,
  FIT,
  isFit,
  type Point,
  panBy,
  toggleCloser,
  type ViewerFrame,
  type ViewerTransform,
  zoomAt,
  zoomPercent,
} from "./viewer-transform.ts";

const MIDDLE = { x: 0, y: 0 };
const frame: ViewerFrame = {
  fit: { width: 600, height: 400 },
  pixels: { width: 1200, height: 800 },
  pixelRatio: 1,
};

/** Which point of the picture, in CSS pixels at fit, is shown at `point`. */
function under(point: Point, { scale, x, y }: ViewerTransform): Point {
  return { x: (point.x - x) / scale, y: (point.y - y) / scale };
}

describe("zooming", () => {
  it.each([
    { x: 0, y: 0 },
    { x: 120, y: -80 },
    { x: -300, y: 200 },
  ])("keeps what is under the cursor at $x, $y, step by step", (point) => {
    const before = under(point, FIT);
    let transform = FIT;
    for (let step = 0; step < 5; step++) transform = zoomAt(transform, point, 1.3, frame);
    expect(transform.scale).toBeCloseTo(1.3 ** 5);
    expect(under(point, transform).x).toBeCloseTo(before.x);
    expect(under(point, transform).y).toBeCloseTo(before.y);
  });

  it("ends at 1600 % and at fit", () => {
    expect(zoomPercent(zoomAt(FIT, MIDDLE, 1e6, frame), frame)).toBe(1600);
    const out = zoomAt(zoomAt(FIT, { x: 300, y: 200 }, 3, frame), { x: -300, y: -200 }, 1e-6, frame);
    expect(isFit(out)).toBe(true);
    expect(out.x).toBeCloseTo(0);
    expect(out.y).toBeCloseTo(0);
  });

  it("goes below fit only down to 100 % of a small picture", () => {
    const small = { ...frame, pixels: { width: 150, height: 100 } };
    expect(zoomPercent(zoomAt(FIT, MIDDLE, 1e-6, small), small)).toBe(100);
  });
});

describe("actual size", () => {
  it("shows one pixel of the picture on one of the screen", () => {
    expect(zoomPercent(FIT, frame)).toBe(50);
    expect(actualSize(FIT, MIDDLE, frame).scale).toBe(2);
  });

  it("counts the pixels of a dense screen", () => {
    const dense = { ...frame, pixelRatio: 2 };
    expect(zoomPercent(FIT, dense)).toBe(100);
    expect(actualSize(zoomAt(FIT, MIDDLE, 3, dense), MIDDLE, dense).scale).toBe(1);
  });
});

describe("a double tap", () => {
  it("goes to 1:1 at the point, and back to fit", () => {
    const point = { x: 150, y: 100 };
    const closer = toggleCloser(FIT, point, frame);
    expect(zoomPercent(closer, frame)).toBe(100);
    expect(under(point, closer)).toEqual(point);
    expect(toggleCloser(closer, point, frame)).toEqual(FIT);
  });

  it("comes closer even where fit is already 1:1", () => {
    expect(toggleCloser(FIT, MIDDLE, { ...frame, pixelRatio: 3 }).scale).toBe(2);
  });
});

describe("panning", () => {
  it("does nothing at fit", () => {
    expect(panBy(FIT, { x: 50, y: -50 }, frame)).toMatchObject({ scale: 1 });
    expect(Math.abs(panBy(FIT, { x: 50, y: -50 }, frame).x)).toBe(0);
  });

  it("cannot lose the picture", () => {
    const far = panBy(zoomAt(FIT, MIDDLE, 2, frame), { x: 1e6, y: -1e6 }, frame);
    expect(far).toEqual({ scale: 2, x: 300, y: -200 });
  });

  it("is limited again when the window becomes smaller", () => {
    const smaller = { ...frame, fit: { width: 300, height: 200 } };
    expect(clampTransform({ scale: 2, x: 300, y: -200 }, smaller)).toEqual({ scale: 2, x: 150, y: -100 });
  });
});
