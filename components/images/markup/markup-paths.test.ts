import sharp from "sharp";
import { expect, test } from "vitest";
import { MARKUP_COLORS } from "#lib/images/markup-strokes.ts";
import { arrowHead, INK, type MarkupLine, pathOf, rimOf, visibleStrokes } from "./markup-paths.ts";
import type { MarkupStroke } from "./markup-saving.ts";

const red = { color: "red", size: 8 } as const;
const SIDE = 100;

/** Where the line of a stroke covers a square of 100 pixels: its outermost pixels. */
async function boundsOf(stroke: MarkupLine) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}"><path d="${pathOf(stroke)}"
    fill="none" stroke="#fff" stroke-width="${stroke.size}" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
  const alpha = await sharp(Buffer.from(svg)).extractChannel("alpha").raw().toBuffer();
  const painted = [...alpha].flatMap((value, at) => (value > 127 ? [at] : []));
  const [xs, ys] = [painted.map((at) => at % SIDE), painted.map((at) => Math.floor(at / SIDE))];
  return {
    left: Math.min(...xs),
    right: Math.max(...xs) + 1,
    top: Math.min(...ys),
    bottom: Math.max(...ys) + 1,
  };
}

test("shapes lie where they were drawn, half of the line on each side", async () => {
  const box = { x: 20, y: 30, width: 50, height: 40 };
  const bounds = { left: 16, right: 74, top: 26, bottom: 74 };
  expect(await boundsOf({ kind: "rectangle", ...red, ...box })).toEqual(bounds);
  expect(await boundsOf({ kind: "ellipse", ...red, ...box })).toEqual(bounds);
});

test("the pen goes through where it began and ended, and a click with it is a dot", async () => {
  const points = [20, 50, 40, 20, 60, 80, 80, 50];
  expect(await boundsOf({ kind: "pen", ...red, points })).toMatchObject({ left: 16, right: 84 });
  const dot = { left: 46, right: 54, top: 36, bottom: 44 };
  expect(await boundsOf({ kind: "pen", ...red, points: [50, 40] })).toEqual(dot);
});

test("an arrow ends at its tip, with a head that opens backwards and is never longer than the arrow", async () => {
  const [from, to] = [
    { x: 10, y: 50 },
    { x: 80, y: 50 },
  ];
  expect(await boundsOf({ kind: "arrow", ...red, from, to })).toMatchObject({ left: 6, right: 84 });
  const [one, other] = arrowHead(from, to, 4);
  expect(one.x).toBeLessThan(to.x);
  expect(one.x).toBe(other.x);
  expect(one.y - 50).toBeCloseTo(50 - other.y);
  const [short] = arrowHead({ x: 78, y: 50 }, to, 4);
  expect(Math.hypot(short.x - to.x, short.y - to.y)).toBeLessThan(2);
});

test("what was cleared is not seen, and what was drawn after it is", () => {
  const line: MarkupStroke = { kind: "pen", ...red, points: [1, 2] };
  const word: MarkupStroke = { kind: "text", ...red, x: 1, y: 2, text: "here" };
  expect(visibleStrokes([line, { kind: "clear" }, word])).toEqual([word]);
  expect(visibleStrokes([line, { kind: "clear" }])).toEqual([]);
});

test("every colour has a rim that stands out from it, so that it is seen on every picture", () => {
  const lightness = (hex: string) => Number.parseInt(hex.slice(3, 5), 16);
  for (const color of MARKUP_COLORS) {
    const { fill, rim } = INK[color];
    expect(Math.abs(lightness(fill) - lightness(rim))).toBeGreaterThan(100);
  }
  expect(rimOf({ kind: "pen", ...red, points: [1, 2] })).toBeGreaterThanOrEqual(1);
});
