import sharp, { type Sharp } from "sharp";
import { expect, test } from "vitest";
import { addDifference, NO_DIFFERENCE } from "./difference.ts";

const SIZE = { width: 64, height: 48 };
const noise = {
  create: { ...SIZE, channels: 3, background: "#808080", noise: { type: "gaussian", mean: 128, sigma: 30 } },
} as const;

async function pixelsOf(picture: Sharp): Promise<Uint8ClampedArray> {
  return new Uint8ClampedArray(
    await sharp(await picture.png().toBuffer())
      .ensureAlpha()
      .raw()
      .toBuffer(),
  );
}

const patch = (background: string, width: number, height: number) =>
  ({ input: { create: { width, height, channels: 3, background } }, left: 5, top: 7 }) as const;

test("two copies of one picture do not differ in any pixel", async () => {
  const pixels = await pixelsOf(sharp(noise));
  expect(addDifference(NO_DIFFERENCE, pixels, pixels.slice())).toEqual({
    ...{ pixels: 64 * 48, changedPixels: 0, largest: 0 },
  });
});

test("exactly the pixels that were painted over differ, and by as much as the channel that differs most", async () => {
  const flat = { create: { ...SIZE, channels: 3, background: "#646464" } } as const;
  const before = await pixelsOf(sharp(flat));
  const after = await pixelsOf(sharp(flat).composite([patch("#6464ff", 10, 6)]));
  expect(addDifference(NO_DIFFERENCE, before, after)).toEqual({
    ...{ pixels: 64 * 48, changedPixels: 60, largest: 255 - 100 },
  });
});

test("what nobody sees is not counted as changed, but told", async () => {
  const before = await pixelsOf(sharp({ create: { ...SIZE, channels: 3, background: "#646464" } }));
  const after = await pixelsOf(sharp({ create: { ...SIZE, channels: 3, background: "#6c6c6c" } }));
  expect(addDifference(NO_DIFFERENCE, before, after)).toMatchObject({ changedPixels: 0, largest: 8 });
});

test("the colour of pixels that are transparent in both does not count, becoming transparent does", () => {
  const hidden = new Uint8ClampedArray([255, 0, 0, 0, 10, 10, 10, 255]);
  const other = new Uint8ClampedArray([0, 255, 0, 0, 10, 10, 10, 0]);
  expect(addDifference(NO_DIFFERENCE, hidden, other)).toEqual({ pixels: 2, changedPixels: 1, largest: 255 });
});

test("bands add up to the whole", async () => {
  const [one, other] = [await pixelsOf(sharp(noise)), await pixelsOf(sharp(noise))];
  const whole = addDifference(NO_DIFFERENCE, one, other);
  const half = one.length / 2;
  const top = addDifference(NO_DIFFERENCE, one.subarray(0, half), other.subarray(0, half));
  expect(addDifference(top, one.subarray(half), other.subarray(half))).toEqual(whole);
  expect(whole.changedPixels).toBeGreaterThan(0);
});
