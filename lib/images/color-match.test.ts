import { expect, test } from "vitest";
import { matchColors } from "./color-match.ts";
import type { Raster } from "./rasters.ts";

const [WIDTH, HEIGHT] = [96, 64];

/** Waves of colours between 60 and 180 of 255, of 8 or 16 bits. */
function picture(change: (level: number) => number = (level) => level, max = 255, channels = 3): Raster {
  const length = WIDTH * HEIGHT * channels;
  const valueAt = (_: unknown, index: number) =>
    index % channels === 3 ? max : Math.round((change(120 + 60 * Math.sin(index * 0.7)) / 255) * max);
  const data = max === 255 ? Uint8Array.from({ length }, valueAt) : Uint16Array.from({ length }, valueAt);
  return { width: WIDTH, height: HEIGHT, channels, data, max };
}

/** A square of 20 pixels in the middle. */
const mask = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, pixel) => {
  const [x, y] = [pixel % WIDTH, Math.floor(pixel / WIDTH)];
  return x >= 38 && x < 58 && y >= 22 && y < 42 ? 255 : 0;
});

function farthest(one: Raster, other: Raster): number {
  return Math.max(...Array.from(one.data, (value, index) => Math.abs(value - (other.data[index] ?? 0))));
}

test.each<[string, (level: number) => number]>([
  ["brighter", (level) => level + 25],
  ["darker", (level) => level - 40],
  ["with less contrast", (level) => 120 + (level - 120) * 0.7],
])("a whole picture that came back %s is as the source was", async (_how, shift) => {
  expect(farthest(await matchColors(picture(), picture(shift), mask), picture())).toBeLessThanOrEqual(2);
});

test("depth and alpha of the result stay", async () => {
  const shifted = picture((level) => level + 25, 65_535, 4);
  const matched = await matchColors(picture(undefined, 255, 3), shifted, mask);
  expect(matched).toMatchObject({ channels: 4, max: 65_535 });
  expect(farthest(matched, picture(undefined, 65_535, 4))).toBeLessThan(2 * 257);
  expect(matched.data[3]).toBe(65_535);
});

test("only what is around the mask counts, not what was painted", async () => {
  const painted = picture();
  for (const [pixel, value] of mask.entries())
    if (value > 0) painted.data.fill(250, pixel * 3, pixel * 3 + 3);
  expect((await matchColors(picture(), painted, mask)).data).toEqual(painted.data);
});

test("with no ring around the mask nothing changes", async () => {
  const shifted = picture((level) => level + 25);
  expect(await matchColors(picture(), shifted, new Uint8Array(mask.length).fill(255))).toBe(shifted);
  expect(await matchColors(picture(), shifted, new Uint8Array(mask.length))).toBe(shifted);
});

test("a spread that cannot come from colours alone is not followed", async () => {
  const flat = picture(() => 100);
  flat.data[0] = 101;
  const { data } = await matchColors(picture(), flat, mask);
  expect(Math.max(...data) - Math.min(...data)).toBeLessThanOrEqual(3);
});
