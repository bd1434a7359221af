import sharp from "sharp";
import { expect, test } from "vitest";
import { readRaster, savedPng } from "#tests/fakes/comfyui/drawing.ts";
import { withoutText } from "./downloads.ts";

const picture = (format: "png" | "jpeg") =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: "#a05a3c" } })
    .toFormat(format)
    .toBuffer();

test("the graph is taken out of a PNG and every pixel stays", async () => {
  const saved = await savedPng(await readRaster(await picture("png")), {
    "3": { inputs: { text: "secret" } },
  });
  const clean = withoutText(saved);
  expect(saved.includes("secret")).toBe(true);
  expect(clean.includes("secret")).toBe(false);
  expect(await readRaster(clean)).toEqual(await readRaster(saved));
});

test("what is no PNG stays as it is, and what is broken stays broken", async () => {
  const jpeg = await picture("jpeg");
  expect(withoutText(jpeg)).toEqual(jpeg);
  const png = await picture("png");
  const half = withoutText(png.subarray(0, png.length - 20));
  await expect(sharp(half, { failOn: "truncated" }).raw().toBuffer()).rejects.toThrow();
});
