import sharp from "sharp";
import { expect, test } from "vitest";
import { encodeGrayPng } from "./gray-png.ts";
import { redOf } from "./load-gray.ts";

/** A different value for every pixel, and more rows than are written at once. */
const size = { width: 7, height: 601 };
const valueAt = (x: number, y: number) => (x * 31 + y * 7) % 256;

async function decode(png: Blob) {
  const image = sharp(Buffer.from(await png.arrayBuffer()));
  const metadata = await image.metadata();
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { metadata, data, channels: info.channels };
}

test("a mask is an 8-bit gray PNG of exactly the source's size, pixel for pixel", async () => {
  const png = await encodeGrayPng(size, (top, count) =>
    Uint8Array.from({ length: size.width * count }, (_, index) =>
      valueAt(index % size.width, top + Math.floor(index / size.width)),
    ),
  );
  const { metadata, data, channels } = await decode(png);
  expect(metadata).toMatchObject({ ...size, format: "png", space: "b-w", depth: "uchar", channels: 1 });
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      expect(data[(y * size.width + x) * channels]).toBe(valueAt(x, y));
    }
  }
});

test("a mask that is loaded to go on painting keeps its values", () => {
  const rgba = Uint8ClampedArray.from([0, 0, 0, 255, 128, 128, 128, 255, 255, 255, 255, 255]);
  expect([...redOf(rgba)]).toEqual([0, 128, 255]);
});
