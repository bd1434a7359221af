import sharp from "sharp";
import { expect, test } from "vitest";
import { encodeAlphaMask, encodeGrayMask } from "#lib/images/providers/masks.ts";
import { halfMask } from "#tests/conformance/pixels.ts";

const EDIT = [255, 255, 255, 0];
const KEEP = [0, 0, 0, 255];

async function rgbaOf(png: Buffer): Promise<number[]> {
  return [...(await sharp(png).raw().toBuffer())];
}

test("painted pixels are transparent white and kept ones opaque black", async () => {
  const mask = await halfMask({ width: 4, height: 1 }, "left");
  expect(await rgbaOf(await encodeAlphaMask(mask))).toEqual([...EDIT, ...EDIT, ...KEEP, ...KEEP]);
});

test("a soft edge is painted from its middle on", async () => {
  const raw = { width: 4, height: 1, channels: 1 } as const;
  const bytes = await sharp(Buffer.from([0, 127, 128, 255]), { raw })
    .toColourspace("b-w")
    .png()
    .toBuffer();
  const mask = { bytes, mimeType: "image/png", width: 4, height: 1 };
  expect(await rgbaOf(await encodeAlphaMask(mask))).toEqual([...KEEP, ...KEEP, ...EDIT, ...EDIT]);
});

test("a gray mask stays gray, opaque and white where it is painted, at any size", async () => {
  const mask = await halfMask({ width: 4, height: 2 }, "left");
  const png = await encodeGrayMask(mask, { width: 8, height: 4 });
  expect(await sharp(png).metadata()).toMatchObject({ width: 8, height: 4, channels: 1, hasAlpha: false });
  const { data, info } = await sharp(png).extractChannel(0).raw().toBuffer({ resolveWithObject: true });
  expect([data[0], data[info.width - 1]]).toEqual([255, 0]);
});
