import sharp from "sharp";
import { expect, test } from "vitest";
import { encodePng } from "./png-file.ts";

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
  const png = await encodePng("gray", size, (top, count) =>
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

test("an overlay keeps every colour and how far each pixel can be seen through", async () => {
  const [width, height] = [3, 2];
  const rgba = Uint8ClampedArray.from({ length: width * height * 4 }, (_, at) => (at * 37) % 256);
  const png = await encodePng("rgba", { width, height }, (top, count) =>
    rgba.subarray(top * width * 4, (top + count) * width * 4),
  );
  const { metadata, data } = await decode(png);
  expect(metadata).toMatchObject({ width, height, format: "png", channels: 4, hasAlpha: true });
  expect([...data]).toEqual([...rgba]);
});
