import sharp from "sharp";
import { expect, test } from "vitest";
import { lockPixels } from "./pixel-lock.ts";

type Shape = { width: number; height: number; channels: 1 | 3 | 4 };

const SHAPE: Color = { width: 61, height: 37, channels: 3 };
/** The painted square of `squareMask` and how far the feather reaches beyond it at this size. */
const SQUARE = { left: 20, top: 10, right: 40, bottom: 25 };
const REACH = 3;

/** Different values everywhere, of 8 or 16 bits. */
function noise({ width, height, channels }: Shape, deep = false): Uint8Array | Uint16Array {
  const length = width * height * channels;
  const value = (index: number) => (Math.imul(index + 1, 2_654_435_761) >>> 7) % (deep ? 65_536 : 256);
  return deep
    ? Uint16Array.from({ length }, (_, index) => value(index))
    : Uint8Array.from({ length }, (_, index) => value(index));
}

async function encode(data: Uint8Array | Uint16Array, raw: Shape): Promise<Buffer> {
  const space = data instanceof Uint16Array ? "rgb16" : "srgb";
  return await sharp(data, { raw }).toColourspace(space).png().toBuffer();
}

async function decode(
  bytes: Buffer,
): Promise<{ data: Uint8Array | Uint16Array; shape: Shape; deep: boolean }> {
  const deep = (await sharp(bytes).metadata()).depth === "ushort";
  const { data, info } = await sharp(bytes)
    .toColourspace(deep ? "rgb16" : "srgb")
    .raw({ depth: deep ? "ushort" : "uchar" })
    .toBuffer({ resolveWithObject: true });
  const shape = { width: info.width, height: info.height, channels: info.channels === 4 ? 4 : 3 } as const;
  return { data: deep ? new Uint16Array(new Uint8Array(data).buffer) : new Uint8Array(data), shape, deep };
}

type Color = Shape & { channels: 3 | 4 };

async function flat(colour: string, { width, height, channels }: Color): Promise<Buffer> {
  return await sharp({ create: { width, height, channels, background: colour } })
    .png()
    .toBuffer();
}

async function grayMask(
  { width, height }: Shape,
  valueAt: (x: number, y: number) => number,
): Promise<Buffer> {
  const gray = Uint8Array.from({ length: width * height }, (_, pixel) =>
    valueAt(pixel % width, Math.floor(pixel / width)),
  );
  return await sharp(gray, { raw: { width, height, channels: 1 } })
    .toColourspace("b-w")
    .png()
    .toBuffer();
}

const isPainted = (x: number, y: number, by = 0) =>
  x >= SQUARE.left - by && x < SQUARE.right + by && y >= SQUARE.top - by && y < SQUARE.bottom + by;

const squareMask = (shape: Shape) => grayMask(shape, (x, y) => (isPainted(x, y) ? 255 : 0));

/** The pixels in and beyond the feather, as lists of values. */
function pixelsWhere(
  { data, shape }: Awaited<ReturnType<typeof decode>>,
  wanted: (x: number, y: number) => boolean,
) {
  const { width, height, channels } = shape;
  const found: number[][] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const start = (y * width + x) * channels;
      if (wanted(x, y)) found.push([...data.subarray(start, start + channels)]);
    }
  }
  return found;
}

const beyond = (x: number, y: number) => !isPainted(x, y, REACH);

test.each<[string, { source: Color; deep?: boolean; result?: Color }]>([
  ["an odd size", { source: SHAPE }],
  ["a source with alpha", { source: { ...SHAPE, channels: 4 } }],
  ["16 bits", { source: SHAPE, deep: true }],
  ["16 bits with alpha", { source: { ...SHAPE, channels: 4 }, deep: true }],
  ["an answer of another size", { source: SHAPE, result: { width: 128, height: 96, channels: 3 } }],
  [
    "16 bits and a smaller answer with alpha",
    { source: SHAPE, deep: true, result: { width: 30, height: 18, channels: 4 } },
  ],
])(
  "every pixel beyond the feather keeps each of its bits, and every painted one is the model's: %s",
  async (_name, setup) => {
    const { source, deep = false, result = source } = setup;
    const before = noise(source, deep);
    const { bytes } = await lockPixels({
      source: await encode(before, source),
      mask: await squareMask(source),
      result: await flat("#ff8000", result),
    });
    const locked = await decode(bytes);
    expect(locked.shape).toMatchObject({ width: source.width, height: source.height });
    expect(locked.deep).toBe(deep);
    const max = deep ? 65_535 : 255;
    const opaque = (pixel: number[]) => (pixel.length < locked.shape.channels ? [...pixel, max] : pixel);
    const was = pixelsWhere({ data: before, shape: source, deep }, beyond);
    expect(pixelsWhere(locked, beyond)).toEqual(was.map(opaque));
    const orange = opaque([max, deep ? 128 * 257 : 128, 0]);
    for (const pixel of pixelsWhere(locked, isPainted)) expect(pixel).toEqual(orange);
  },
);

test("between the two it fades, the more the farther", async () => {
  const { bytes } = await lockPixels({
    source: await flat("#000000", SHAPE),
    mask: await squareMask(SHAPE),
    result: await flat("#ffffff", SHAPE),
  });
  const row = pixelsWhere(
    await decode(bytes),
    (x, y) => y === 15 && x >= SQUARE.right && x <= SQUARE.right + REACH,
  );
  const [grown = 0, nearer = 0, farther = 0, outside = 0] = row.map(([red = 0]) => red);
  expect(grown).toBe(255);
  expect(nearer).toBeLessThan(255);
  expect(farther).toBeLessThan(nearer);
  expect(farther).toBeGreaterThan(0);
  expect(outside).toBe(0);
});

test("a half painted pixel is half of each in light, not in numbers", async () => {
  const mask = await grayMask(SHAPE, () => 128);
  const pictures = { source: await flat("#000000", SHAPE), result: await flat("#ffffff", SHAPE) };
  const { data } = await decode((await lockPixels({ ...pictures, mask })).bytes);
  // 128 / 255 of the light, which sRGB writes as 188; a mean of the numbers would be 128.
  expect(new Set(data)).toEqual(new Set([188]));
});

test("what is see-through lends its place but not its colour", async () => {
  const shape: Color = { ...SHAPE, channels: 4 };
  const clear = noise(shape).map((value, index) => (index % 4 === 3 ? 0 : value));
  const { bytes } = await lockPixels({
    source: await encode(clear, shape),
    mask: await grayMask(shape, () => 128),
    result: await flat("#ff8000", SHAPE),
  });
  for (const pixel of pixelsWhere(await decode(bytes), () => true)) expect(pixel).toEqual([255, 128, 0, 128]);
});

test("drift counts what the model changed where the mask is 0, and nothing else", async () => {
  const size: Color = { width: 20, height: 10, channels: 3 };
  const after = new Uint8Array(20 * 10 * 3).fill(100);
  // Of 100 pixels outside: one by 50, two by 8, one by 9 levels; inside, everything.
  after[0] = 150;
  after[1 * 60 + 1] = 108;
  after[2 * 60 + 2] = 92;
  after[3 * 60] = 91;
  const mask = await grayMask(size, (x) => (x < 10 ? 0 : 255));
  for (let y = 0; y < 10; y++) after.fill(7, (y * 20 + 10) * 3, (y + 1) * 60);
  const { drift } = await lockPixels({
    source: await flat("#646464", size),
    mask,
    result: await encode(after, size),
  });
  expect(drift).toEqual({ mean: (50 + 8 + 8 + 9) / 100, p99: 9, changedPixels: 2, outsidePixels: 100 });
});

test("a mask that covers everything leaves nothing to drift", async () => {
  const pictures = { source: await flat("#000000", SHAPE), result: await flat("#ffffff", SHAPE) };
  const { drift } = await lockPixels({ ...pictures, mask: await grayMask(SHAPE, () => 255) });
  expect(drift).toEqual({ mean: 0, p99: 0, changedPixels: 0, outsidePixels: 0 });
});

test("a picture that breaks off is refused", async () => {
  const result = await encode(noise(SHAPE), SHAPE);
  const pictures = { source: await flat("#000000", SHAPE), mask: await squareMask(SHAPE) };
  await expect(lockPixels({ ...pictures, result: result.subarray(0, result.length / 2) })).rejects.toThrow();
});

test("a mask of another size is refused", async () => {
  const source = await flat("#000000", SHAPE);
  const mask = await squareMask({ ...SHAPE, width: 60 });
  await expect(lockPixels({ source, mask, result: source })).rejects.toThrow("size");
});

test("a picture in Display P3 is brought to sRGB before it is laid in", async () => {
  const p3 = await sharp(await flat("#ff8000", SHAPE))
    .withIccProfile("p3")
    .png()
    .toBuffer();
  const written = await sharp(p3, { ignoreIcc: true }).raw().toBuffer();
  expect([...written.subarray(0, 3)]).not.toEqual([255, 128, 0]);
  const { bytes } = await lockPixels({
    source: await flat("#000000", SHAPE),
    mask: await squareMask(SHAPE),
    result: p3,
  });
  for (const [red = 0, green = 0, blue = 0] of pixelsWhere(await decode(bytes), isPainted)) {
    expect(Math.abs(red - 255) + Math.abs(green - 128) + blue).toBeLessThanOrEqual(6);
  }
});

test("values that are said to be in sRGB stay what they are", async () => {
  const before = noise(SHAPE);
  const source = await sharp(await encode(before, SHAPE))
    .withIccProfile("srgb")
    .png()
    .toBuffer();
  expect((await sharp(source).metadata()).icc).toBeDefined();
  const kept = await sharp(source, { ignoreIcc: true }).raw().toBuffer();
  const { bytes } = await lockPixels({
    source,
    mask: await squareMask(SHAPE),
    result: await flat("#ff8000", SHAPE),
  });
  const was = pixelsWhere({ data: kept, shape: SHAPE, deep: false }, beyond);
  expect(pixelsWhere(await decode(bytes), beyond)).toEqual(was);
});

test("colors that the whole answer shifted come back inside, and outside nothing moves", async () => {
  const shape: Color = { width: 96, height: 64, channels: 3 };
  const before = noise(shape).map((value) => 60 + (value % 120));
  const shifted = before.map((value) => value + 40);
  const pictures = {
    source: await encode(before, shape),
    mask: await squareMask(shape),
    result: await encode(shifted, shape),
  };
  const plain = await decode((await lockPixels(pictures)).bytes);
  const matched = await decode((await lockPixels({ ...pictures, matchColors: true })).bytes);
  const was = { data: before, shape, deep: false };
  expect(pixelsWhere(matched, beyond)).toEqual(pixelsWhere(was, beyond));
  const [wanted, found] = [pixelsWhere(was, isPainted).flat(), pixelsWhere(matched, isPainted).flat()];
  expect(
    Math.max(...found.map((value, index) => Math.abs(value - (wanted[index] ?? 0)))),
  ).toBeLessThanOrEqual(1);
  expect(pixelsWhere(plain, isPainted).flat()).toEqual(wanted.map((value) => value + 40));
});

test("what drifted is measured before colors are matched", async () => {
  const pictures = {
    source: await flat("#646464", SHAPE),
    mask: await squareMask(SHAPE),
    result: await flat("#808080", SHAPE),
  };
  expect((await lockPixels({ ...pictures, matchColors: true })).drift).toMatchObject({ mean: 28, p99: 28 });
});

test("an answer of 16 bits is laid into a picture of 8 at the picture's depth", async () => {
  const before = noise(SHAPE);
  const deep = new Uint16Array(SHAPE.width * SHAPE.height * 3).fill(200 * 257);
  const { bytes } = await lockPixels({
    source: await encode(before, SHAPE),
    mask: await squareMask(SHAPE),
    result: await encode(deep, SHAPE),
  });
  const locked = await decode(bytes);
  expect(locked.deep).toBe(false);
  expect(pixelsWhere(locked, beyond)).toEqual(
    pixelsWhere({ data: before, shape: SHAPE, deep: false }, beyond),
  );
  for (const pixel of pixelsWhere(locked, isPainted)) expect(pixel).toEqual([200, 200, 200]);
});

test("a gray picture keeps its grays, and takes colors where it is painted", async () => {
  const gray = noise(SHAPE).slice(0, SHAPE.width * SHAPE.height);
  const source = await sharp(gray, { raw: { ...SHAPE, channels: 1 } })
    .toColourspace("b-w")
    .png()
    .toBuffer();
  const pictures = { source, mask: await squareMask(SHAPE), result: await flat("#ff8000", SHAPE) };
  const locked = await decode((await lockPixels(pictures)).bytes);
  const was = pixelsWhere({ data: gray, shape: { ...SHAPE, channels: 1 }, deep: false }, beyond);
  expect(pixelsWhere(locked, beyond)).toEqual(was.map(([value]) => [value, value, value]));
  for (const pixel of pixelsWhere(locked, isPainted)) expect(pixel).toEqual([255, 128, 0]);
});

test.each(["jpeg", "webp"] as const)("a %s is kept as it decodes", async (format) => {
  const source = await sharp(await encode(noise(SHAPE), SHAPE))
    [format]()
    .toBuffer();
  const shown = await decode(source);
  const { bytes } = await lockPixels({
    source,
    mask: await squareMask(SHAPE),
    result: await flat("#ff8000", SHAPE),
  });
  expect(pixelsWhere(await decode(bytes), beyond)).toEqual(pixelsWhere(shown, beyond));
});

test("a picture of one pixel can be locked", async () => {
  const shape: Color = { width: 1, height: 1, channels: 3 };
  const [source, result] = [await flat("#102030", shape), await flat("#ff8000", { ...shape, width: 8 })];
  const lock = async (value: number) =>
    (await decode((await lockPixels({ source, result, mask: await grayMask(shape, () => value) })).bytes))
      .data;
  expect([...(await lock(0))]).toEqual([0x10, 0x20, 0x30]);
  expect([...(await lock(255))]).toEqual([0xff, 0x80, 0]);
});
