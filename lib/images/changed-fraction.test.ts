import sharp from "sharp";
import { expect, test } from "vitest";
import { png } from "#tests/factories.ts";
import { changedFractionOf } from "./changed-fraction.ts";

async function withPatch(size: { width: number; height: number }, color: string): Promise<Buffer> {
  const patch = await png(size.width / 2, size.height / 2, color);
  return await sharp(await png(size.width, size.height, "#646464"))
    .composite([{ input: patch, left: 0, top: 0 }])
    .png()
    .toBuffer();
}

const SIZE = { width: 200, height: 100 };

test("a quarter that was painted over is a quarter", async () => {
  const source = await png(200, 100, "#646464");
  expect(await changedFractionOf(source, await withPatch(SIZE, "#ff0000"), SIZE)).toBeCloseTo(0.25, 2);
});

test("what nobody sees is no change", async () => {
  const source = await png(200, 100, "#646464");
  expect(await changedFractionOf(source, source, SIZE)).toBe(0);
  expect(await changedFractionOf(source, await withPatch(SIZE, "#6a6a6a"), SIZE)).toBe(0);
});

test("an answer of another size is measured at the source's", async () => {
  const source = await png(200, 100, "#646464");
  const larger = await withPatch({ width: 800, height: 400 }, "#ff0000");
  expect(await changedFractionOf(source, larger, SIZE)).toBeCloseTo(0.25, 1);
});

test("a very large picture is measured smaller", async () => {
  const size = { width: 4000, height: 3000 };
  const startedAt = performance.now();
  const share = await changedFractionOf(
    await png(4000, 3000, "#646464"),
    await withPatch(size, "#ff0000"),
    size,
  );
  expect(share).toBeCloseTo(0.25, 1);
  expect(performance.now() - startedAt).toBeLessThan(5000);
});
