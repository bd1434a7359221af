import sharp from "sharp";
import { expect, test } from "vitest";
import { borderMask, extendRaster } from "./picture-border.ts";
import type { Raster } from "./rasters.ts";

const BORDER = { top: 3, right: 40, bottom: 0, left: 7 };

/** Different values everywhere, of 8 or 16 bits. */
function noise(channels: 3 | 4, max: 255 | 65_535): Raster {
  const [width, height] = [31, 17];
  const length = width * height * channels;
  const value = (_: unknown, index: number) => (Math.imul(index + 1, 2_654_435_761) >>> 7) % (max + 1);
  const data = max === 255 ? Uint8Array.from({ length }, value) : Uint16Array.from({ length }, value);
  return { width, height, channels, data, max };
}

function cut({ data, width, channels }: Raster, { width: innerWidth, height }: Raster): number[] {
  return Array.from({ length: height }, (_, y) => {
    const start = ((y + BORDER.top) * width + BORDER.left) * channels;
    return [...data.subarray(start, start + innerWidth * channels)];
  }).flat();
}

test.each<[string, Raster]>([
  ["8 bits", noise(3, 255)],
  ["8 bits with alpha", noise(4, 255)],
  ["16 bits", noise(3, 65_535)],
  ["16 bits with alpha", noise(4, 65_535)],
])("a larger canvas keeps each bit of the picture: %s", async (_name, picture) => {
  const extended = await extendRaster(picture, BORDER);
  expect(extended).toMatchObject({
    width: 7 + 31 + 40,
    height: 3 + 17,
    channels: picture.channels,
    max: picture.max,
  });
  expect(cut(extended, picture)).toEqual([...picture.data]);
});

test("the new border goes on in the colours of the edge", async () => {
  const halves = await sharp({ create: { width: 40, height: 40, channels: 3, background: "#ff0000" } })
    .composite([
      { input: { create: { width: 20, height: 40, channels: 3, background: "#0000ff" } }, left: 20, top: 0 },
    ])
    .removeAlpha()
    .raw()
    .toBuffer();
  const picture = { width: 40, height: 40, channels: 3, data: halves, max: 255 };
  const { data, width } = await extendRaster(picture, { top: 0, right: 20, bottom: 0, left: 20 });
  const pixel = (x: number) => [...data.subarray((20 * width + x) * 3, (20 * width + x) * 3 + 3)];
  expect(pixel(5)).toEqual([255, 0, 0]);
  expect(pixel(width - 5)).toEqual([0, 0, 255]);
});

test("the mask covers the border and the overlap on extended sides only", () => {
  const mask = borderMask({ width: 10, height: 10 }, { top: 2, right: 0, bottom: 0, left: 3 }, 1);
  const painted = (x: number, y: number) => mask[y * 13 + x];
  expect(mask).toHaveLength(13 * 12);
  expect([painted(2, 11), painted(3, 11), painted(4, 11)]).toEqual([255, 255, 0]);
  expect([painted(12, 1), painted(12, 2), painted(12, 3)]).toEqual([255, 255, 0]);
  expect(mask.filter((value) => value === 0)).toHaveLength(9 * 9);
});

test("a picture smaller than its overlaps keeps all of itself", () => {
  const mask = borderMask({ width: 10, height: 10 }, { top: 0, right: 5, bottom: 0, left: 5 }, 8);
  expect(mask.filter((value) => value === 0)).toHaveLength(10 * 10);
});
