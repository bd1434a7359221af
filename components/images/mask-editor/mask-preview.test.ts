import { expect, test } from "vitest";
import type { DrawnStroke } from "./drawn-stroke.ts";
import { createMaskPreview, previewScale } from "./mask-preview.ts";
import type { MaskStroke } from "./mask-raster.ts";
import { renderMask } from "./render-mask.ts";

const SIZE = { width: 120, height: 80 };
const line = (from: number, to: number, y: number, erase = false): DrawnStroke => ({
  kind: "brush",
  ...{ erase, size: 14, hardness: 0.5 },
  points: [from, y, (from + to) / 2, y + 9, to, y],
});
const strokes: MaskStroke[] = [
  line(10, 100, 20),
  { kind: "ellipse", erase: false, x: 20, y: 30, width: 50, height: 40 },
  { kind: "invert" },
  line(20, 90, 60, true),
  { kind: "feather", pixels: 6 },
  { kind: "rectangle", erase: true, x: 0, y: 0, width: 30, height: 30 },
];
const baked = (count: number) => renderMask(SIZE, 1, null, strokes.slice(0, count)).data;

test("undo and redo of one stroke after another show exactly what would be baked", () => {
  const preview = createMaskPreview(SIZE, null);
  for (const count of [6, 5, 4, 3, 2, 1, 0, 1, 2, 6, 3]) {
    preview.show(strokes.slice(0, count));
    expect(preview.raster.data, `${count} strokes`).toEqual(baked(count));
  }
});

test("a stroke under way looks as it will when it is finished, piece by piece or all at once", () => {
  const preview = createMaskPreview(SIZE, null);
  preview.show(strokes.slice(0, 2));
  const whole = line(5, 110, 50);
  if (whole.kind !== "brush") throw new Error("Not a brush");
  const growing = { ...whole, points: [] as number[] };
  for (const count of [2, 4, 6]) {
    growing.points.push(...whole.points.slice(count - 2, count));
    preview.showLive(growing);
  }
  const finished = renderMask(SIZE, 1, null, [...strokes.slice(0, 2), whole]).data;
  expect(preview.raster.data).toEqual(finished);
});

test("a stroke that is taken back leaves nothing", () => {
  const preview = createMaskPreview(SIZE, null);
  preview.show(strokes.slice(0, 3));
  preview.showLive(line(5, 110, 50));
  preview.showLive({ kind: "rectangle", erase: true, x: 5, y: 5, width: 60, height: 60 });
  preview.showLive({ kind: "rectangle", erase: true, x: 5, y: 5, width: 10, height: 10 });
  preview.dropLive();
  expect(preview.raster.data).toEqual(baked(3));
});

test("strokes of which the first are others are drawn from the beginning", () => {
  const preview = createMaskPreview(SIZE, null);
  preview.show(strokes);
  preview.show([{ kind: "all" }]);
  expect(preview.raster.data.every((value) => value === 255)).toBe(true);
});

test("the preview of a large picture is small", () => {
  const { raster } = createMaskPreview({ width: 4096, height: 2048 }, null);
  expect([raster.width, raster.height, previewScale({ width: 4096, height: 2048 })]).toEqual([
    1536, 768, 0.375,
  ]);
});
