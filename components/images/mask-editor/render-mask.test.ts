import { describe, expect, test } from "vitest";
import type { MaskStroke } from "./mask-raster.ts";
import { renderMask } from "./render-mask.ts";

const SIZE = { width: 41, height: 31 };

function render(...strokes: MaskStroke[]) {
  const { data } = renderMask(SIZE, 1, null, strokes);
  const at = (x: number, y: number) => data[y * SIZE.width + x];
  const sum = () => data.reduce((total, value) => total + value, 0) / 255;
  return { data, at, sum };
}

const brush = (points: number[], more: Partial<Extract<MaskStroke, { kind: "brush" }>> = {}): MaskStroke => ({
  kind: "brush",
  erase: false,
  size: 10,
  hardness: 1,
  points,
  ...more,
});
const rectangle = (x: number, y: number, width: number, height: number, erase = false): MaskStroke => ({
  kind: "rectangle",
  ...{ x, y, width, height, erase },
});

describe("a brush", () => {
  test("covers the area of its way and of its round ends, and nothing else", () => {
    const { at, sum } = render(brush([10, 15, 30, 15]));
    expect(sum()).toBeCloseTo(20 * 10 + Math.PI * 25, -1);
    expect([at(20, 15), at(20, 11), at(20, 8), at(20, 21), at(3, 15)]).toEqual([255, 255, 0, 0, 0]);
  });

  test("that touches one point leaves a disc", () => {
    const { at, sum } = render(brush([20, 15]));
    expect(Math.abs(sum() - Math.PI * 25)).toBeLessThan(1);
    expect([at(16, 15), at(23, 15), at(15, 10), at(26, 15)]).toEqual([255, 255, 0, 0]);
  });

  test("that is soft fades from its middle outwards, and crossing itself does not add up", () => {
    const soft = brush([20.5, 15.5], { hardness: 0, size: 20 });
    const { at } = render(soft);
    const outwards = [0, 2, 4, 6, 8, 10].map((away) => at(20 + away, 15) ?? 0);
    expect(outwards).toEqual(outwards.toSorted((one, other) => other - one));
    expect(outwards[0]).toBe(255);
    expect(outwards[2]).toBeGreaterThan(100);
    expect(outwards[5]).toBe(0);
    const once = render(brush([10, 15, 30, 15], { hardness: 0 }));
    const thrice = render(brush([10, 15, 30, 15, 10, 15, 30, 15], { hardness: 0 }));
    expect(thrice.data).toEqual(once.data);
  });

  test("that erases takes away what it covers", () => {
    const { at } = render({ kind: "all" }, brush([20, 15], { erase: true }));
    expect([at(20, 15), at(0, 0)]).toEqual([0, 255]);
  });

  test("may leave the picture and come back", () => {
    const { at } = render(brush([20, 15, 20, -100, 38, -100, 38, 15]));
    expect([at(20, 0), at(38, 0), at(29, 10)]).toEqual([255, 255, 0]);
  });
});

describe("a shape", () => {
  test("that is a rectangle covers exactly its pixels, and parts of pixels by their share", () => {
    const { at, sum } = render(rectangle(5, 6, 10, 4));
    expect(sum()).toBe(40);
    expect([at(5, 6), at(14, 9), at(4, 6), at(15, 9), at(5, 10)]).toEqual([255, 255, 0, 0, 0]);
    expect(render(rectangle(5, 6, 2.5, 1)).at(7, 6)).toBe(128);
  });

  test("that is an ellipse has its area and not its corners", () => {
    const { at, sum } = render({ kind: "ellipse", x: 5, y: 5, width: 30, height: 20, erase: false });
    expect(sum()).toBeCloseTo(Math.PI * 15 * 10, -1);
    expect([at(20, 15), at(5, 5), at(34, 24)]).toEqual([255, 0, 0]);
  });

  test("that is a lasso is filled, with the loops of its line", () => {
    const triangle = render({ kind: "lasso", erase: false, points: [0, 0, 20, 0, 0, 20] });
    expect(triangle.sum()).toBeCloseTo(200, 0);
    expect([triangle.at(2, 2), triangle.at(18, 18)]).toEqual([255, 0]);
    const twiceAround = [5, 5, 25, 5, 25, 25, 5, 25, 5, 5, 10, 10, 20, 10, 20, 20, 10, 20, 10, 10];
    expect(render({ kind: "lasso", erase: false, points: twiceAround }).at(15, 15)).toBe(255);
  });

  test("that erases leaves the rest", () => {
    expect(render({ kind: "all" }, rectangle(0, 0, 10, 10, true)).sum()).toBe(41 * 31 - 100);
  });

  test("beside the picture is nothing", () => {
    expect(render(rectangle(-50, -50, 20, 20), rectangle(100, 0, 9, 9)).sum()).toBe(0);
  });
});

describe("the whole mask", () => {
  test("inverts, and inverting twice changes nothing", () => {
    const soft = brush([20, 15], { hardness: 0.2 });
    const { data } = render(soft);
    expect(render(soft, { kind: "invert" }).data).toEqual(data.map((value) => 255 - value));
    expect(render(soft, { kind: "invert" }, { kind: "invert" }).data).toEqual(data);
  });

  test("is cleared and filled", () => {
    expect(render({ kind: "all" }, { kind: "clear" }).sum()).toBe(0);
    expect(render({ kind: "all" }).sum()).toBe(41 * 31);
  });

  test.each([1, 2, 3, 4, 7, 9])("grows by %i pixels to every side, and without holes", (pixels) => {
    const { at, data } = render(rectangle(20, 15, 1, 1), { kind: "grow", pixels });
    expect([at(20 + pixels, 15), at(20, 15 - pixels), at(21 + pixels, 15)]).toEqual([255, 255, 0]);
    for (let y = 0; y < SIZE.height; y++) {
      const row = data.subarray(y * SIZE.width, (y + 1) * SIZE.width);
      expect(row.lastIndexOf(255) - row.indexOf(255) + (row.includes(255) ? 1 : 0)).toBe(
        row.filter((value) => value === 255).length,
      );
    }
  });

  test("shrinks by as much as it grew, and not from the border", () => {
    const square = rectangle(10, 10, 10, 10);
    const back = render(square, { kind: "grow", pixels: 3 }, { kind: "grow", pixels: -3 });
    expect(back.data).toEqual(render(square).data);
    expect(render({ kind: "all" }, { kind: "grow", pixels: -5 }).sum()).toBe(41 * 31);
  });

  test("is feathered over as many pixels as were asked for, half of them on each side", () => {
    const { data } = render(rectangle(20, 0, 21, 31), { kind: "feather", pixels: 12 });
    const row = [...data.subarray(15 * SIZE.width, 16 * SIZE.width)];
    expect(row.slice(0, 14).every((value) => value === 0)).toBe(true);
    expect(row.slice(26).every((value) => value === 255)).toBe(true);
    const fading = row.slice(14, 26);
    expect(fading).toEqual(fading.toSorted((one, other) => one - other));
    expect(fading.filter((value) => value > 0 && value < 255).length).toBeGreaterThanOrEqual(9);
  });

  test("goes on from an earlier one", () => {
    const base = render(rectangle(0, 0, 5, 5)).data;
    const { data } = renderMask(SIZE, 1, base, [rectangle(10, 10, 2, 2)]);
    expect(data.reduce((total, value) => total + value, 0) / 255).toBe(29);
  });
});

test("what is seen while painting is what is baked, smaller", () => {
  const strokes: MaskStroke[] = [
    brush([40, 60, 160, 90], { size: 40, hardness: 0.5 }),
    { kind: "ellipse", x: 100, y: 20, width: 60, height: 80, erase: true },
    { kind: "grow", pixels: 8 },
    { kind: "feather", pixels: 16 },
  ];
  const size = { width: 200, height: 120 };
  const [full, half] = [renderMask(size, 1, null, strokes), renderMask(size, 0.5, null, strokes)];
  let difference = 0;
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      const pixel = 2 * y * full.width + 2 * x;
      const four = [pixel, pixel + 1, pixel + full.width, pixel + full.width + 1];
      const mean = four.reduce((sum, at) => sum + (full.data[at] ?? 0), 0) / 4;
      difference += Math.abs(mean - (half.data[y * half.width + x] ?? 0));
    }
  }
  expect(difference / half.data.length).toBeLessThan(3);
});
