import sharp from "sharp";
import { expect, test } from "vitest";
import type { GenerationParams } from "#lib/images/schemas.ts";
import { sketch } from "./sketch.ts";
import type { ProviderEvent, ProviderImage, ProviderRequest, Size } from "./types.ts";

type Given = Partial<Pick<ProviderRequest, "prompt" | "negativePrompt" | "source" | "mask" | "references">>;

const SMALL = { width: 160, height: 120, seed: 7, steps: 4 };
const NEVER = new AbortController().signal;

test("the same request gives the same bytes", async () => {
  const given = { prompt: "A red boat at dusk, watercolor" };
  expect(await draw(given)).toEqual(await draw(given));
});

test("another prompt gives another picture, also when no word is known", async () => {
  const prompts = ["zorble", "zorbla", "A boat", "A red boat", "A red boat at night"];
  const pictures = await Promise.all(prompts.map((prompt) => draw({ prompt })));
  expect(new Set(pictures.map(({ bytes }) => bytes.toString("base64"))).size).toBe(prompts.length);
});

test("a word of the negative prompt is not drawn", async () => {
  const without = await draw({ prompt: "The sea with a boat", negativePrompt: "boats" });
  const withBoat = await draw({ prompt: "The sea with a boat" });
  const said = await draw({ prompt: "The sea with a boat", negativePrompt: "zorble" });
  expect(said.bytes.equals(withBoat.bytes)).toBe(true);
  expect(without.bytes.equals(withBoat.bytes)).toBe(false);
});

test.each([
  { width: 64, height: 64 },
  { width: 64, height: 640 },
  { width: 501, height: 333 },
])("a picture of $width × $height has that size, and no EXIF", async (size) => {
  const { bytes } = await draw({ prompt: "A city" }, size);
  const metadata = await sharp(bytes).metadata();
  expect(metadata).toMatchObject({ ...size, format: "png" });
  expect(metadata.exif).toBeUndefined();
});

test("without a size the source's size is kept, scaled down to 2048 pixels", async () => {
  const [small, large] = [await photo({ width: 90, height: 70 }), await photo({ width: 4096, height: 64 })];
  expect(await sizeOf({ prompt: "Warmer", source: small })).toEqual({ width: 90, height: 70 });
  expect(await sizeOf({ prompt: "Warmer", source: large })).toEqual({ width: 2048, height: 32 });
});

test.each([
  "Warmer",
  "At sunset",
  "Brighter",
  "Black and white",
  "Invert",
  "Flip",
  "Zorble",
  "Add a moon",
  "Poster",
])('"%s" leads further away from its source with more strength', async (prompt) => {
  const source = await photo({ width: 160, height: 120 });
  const strengths = [0, 0.1, 0.25, 0.4, 0.6, 0.7, 0.85, 1];
  const distances = await Promise.all(
    strengths.map(async (strength) => distance(source, await draw({ prompt, source }, { strength }))),
  );
  expect(distances[0]).toBe(0);
  expect(distances).toEqual(distances.toSorted((first, second) => first - second));
  expect(new Set(distances).size).toBe(strengths.length);
});

test("an edit that is further from its source than a fresh drawing is held back", async () => {
  const size = { width: 80, height: 80 };
  const data = Buffer.from(Array.from({ length: 80 * 80 }, (_, pixel) => (pixel % 16 < 8 ? 0 : 255)));
  const source = await maskOf(data, size);
  const strengths = [0.2, 0.6, 0.8, 1];
  const distances = await Promise.all(
    strengths.map(async (strength) => {
      const after = await pixels(await draw({ prompt: "Invert", source }, { strength }));
      return data.reduce((sum, value, at) => sum + Math.abs(value - (after.data[at * 3] ?? 0)), 0);
    }),
  );
  expect(distances).toEqual(distances.toSorted((first, second) => first - second));
});

test("at the usual strength an edit is clearly visible and still near to its source", async () => {
  const source = await photo({ width: 160, height: 120 });
  const edited = await draw({ prompt: "Make it warmer", source });
  expect(await distance(source, edited)).toBeGreaterThan(8);
  expect(await distance(source, edited)).toBeLessThan(40);
});

test("strength 1 ignores the source", async () => {
  const [one, other] = [await photo(SMALL), await photo({ ...SMALL, turned: true })];
  const fresh = await draw({ prompt: "A fox" });
  for (const source of [one, other]) {
    expect((await draw({ prompt: "A fox", source }, { strength: 1 })).bytes.equals(fresh.bytes)).toBe(true);
  }
});

test.each([
  { width: 131, height: 77, prompt: "A red kite" },
  { width: 64, height: 201, prompt: "Remove it" },
  { width: 99, height: 65, prompt: "Watercolor" },
])("a mask keeps every pixel outside of it ($prompt)", async ({ width, height, prompt }) => {
  const source = await photo({ width, height });
  const gray = ovalMask(width, height);
  const after = await pixels(
    await draw({ prompt, source, mask: await maskOf(gray, { width, height }) }, noSize),
  );
  const before = await pixels(source);
  expect(after.info).toMatchObject({ width, height });
  const changed = [...gray.keys()].filter((pixel) => differs(before.data, after.data, pixel));
  expect(changed.filter((pixel) => gray[pixel] === 0)).toEqual([]);
  expect(changed.length).toBeGreaterThan(gray.filter(Boolean).length / 5);
});

test("a gray mask blends half of the new into the old", async () => {
  const size = { width: 90, height: 60 };
  const source = await photo(size);
  const render = async (level: number) => {
    const mask = await maskOf(Buffer.alloc(size.width * size.height, level), size);
    return pixels(await draw({ prompt: "A fox", source, mask }, { ...noSize, strength: 1 }));
  };
  const [before, half, full] = [await pixels(source), await render(128), await render(255)];
  for (const [at, value] of half.data.entries()) {
    const [from, to] = [before.data[at] ?? 0, full.data[at] ?? 0];
    expect(Math.abs(value - (from + (to - from) * (128 / 255)))).toBeLessThanOrEqual(0.51);
  }
});

test("transparent pixels outside a mask stay as they are", async () => {
  const size = { width: 40, height: 30 };
  const bytes = await sharp((await photo(size)).bytes)
    .ensureAlpha(0.3)
    .png()
    .toBuffer();
  const source = { ...size, bytes, mimeType: "image/png" };
  const gray = Buffer.alloc(size.width * size.height);
  gray[615] = 255;
  const after = await pixels(await draw({ prompt: "A fox", source, mask: await maskOf(gray, size) }, noSize));
  const before = await pixels(source);
  expect(after.info.channels).toBe(4);
  expect([...gray.keys()].filter((pixel) => differs(before.data, after.data, pixel, 4))).toEqual([615]);
});

test("a reference lends its colors", async () => {
  const bytes = await sharp({ create: { width: 40, height: 40, channels: 3, background: "#20a040" } })
    .composite([
      { input: { create: { width: 40, height: 16, channels: 3, background: "#0a3a14" } }, top: 0, left: 0 },
    ])
    .png()
    .toBuffer();
  const references = [{ bytes, width: 40, height: 40, mimeType: "image/png" }];
  const { channels } = await sharp((await draw({ prompt: "Mountains at dusk", references })).bytes).stats();
  const [red, green, blue] = channels.map(({ mean }) => mean);
  expect(green).toBeGreaterThan(Math.max(red ?? 0, blue ?? 0));
});

test("each picture of several comes again from its own seed", async () => {
  const several = await outputs({ prompt: "A cat" }, { count: 3, seed: 4_294_967_294 });
  expect(several.map(({ seed }) => seed)).toEqual([4_294_967_294, 4_294_967_295, 0]);
  const again = await draw({ prompt: "A cat" }, { seed: 0 });
  expect(several[2]?.bytes.equals(again.bytes)).toBe(true);
});

test("every change of steps is one of detail, not of the picture", async () => {
  const [few, many] = await Promise.all([4, 40].map((steps) => draw({ prompt: "Mountains" }, { steps })));
  if (!few || !many) throw new Error("Nothing was drawn.");
  expect(few.bytes.equals(many.bytes)).toBe(false);
  expect(await distance(few, many)).toBeLessThan(12);
});

test("previews get finer before the picture comes, and progress never falls", async () => {
  const events: ProviderEvent[] = [];
  for await (const event of sketch.generate(request({ prompt: "A boat" }, { count: 2 }), NEVER))
    events.push(event);
  const types = events.map(({ type }) => type);
  expect(types.lastIndexOf("preview")).toBeLessThan(types.indexOf("output"));
  expect(types.filter((type) => type === "preview")).toHaveLength(4);
  const progress = events.flatMap((event) => (event.type === "progress" ? [event.progress ?? -1] : []));
  expect(progress).toEqual(progress.toSorted((first, second) => first - second));
  expect(progress.at(-1)).toBe(1);
});

test("an abort while it waits throws the reason and ends at once", async () => {
  const abort = new AbortController();
  const reason = new Error("enough");
  const types: string[] = [];
  const run = async () => {
    for await (const { type } of sketch.generate(
      request({ prompt: "A boat" }, { steps: 40 }),
      abort.signal,
    )) {
      types.push(type);
      if (type === "preview") setImmediate(() => abort.abort(reason));
    }
  };
  await expect(run()).rejects.toBe(reason);
  expect(types).toEqual(["submitted", "preview", "progress"]);
});

test("a source that is no picture fails in our words and costs nothing", async () => {
  const source = { bytes: Buffer.from("no picture"), width: 10, height: 10, mimeType: "image/png" };
  await expect(draw({ prompt: "Warmer", source })).rejects.toMatchObject({ code: "internal", charged: "no" });
});

const noSize = { width: undefined, height: undefined };

function request(given: Given, params: Partial<GenerationParams>): ProviderRequest {
  const [model] = sketch.models;
  if (!model) throw new Error("There is no model.");
  const { prompt = "", references = [], ...inputs } = given;
  const operation = inputs.mask ? "inpaint" : inputs.source ? "image-to-image" : "text-to-image";
  return {
    attemptId: "try",
    endUserId: "me",
    model,
    operation,
    prompt,
    params: { ...SMALL, ...params },
    references,
    ...inputs,
  };
}

async function outputs(given: Given, params: Partial<GenerationParams> = {}) {
  const size = given.source && params.width === undefined ? noSize : {};
  const found: Extract<ProviderEvent, { type: "output" }>[] = [];
  for await (const event of sketch.generate(request(given, { ...size, ...params }), NEVER)) {
    if (event.type === "output") found.push(event);
  }
  return found;
}

async function draw(given: Given, params: Partial<GenerationParams> = {}) {
  const [output] = await outputs(given, params);
  if (!output) throw new Error("Nothing was drawn.");
  return output;
}

async function sizeOf(given: Given): Promise<Size> {
  const { width, height } = await sharp((await draw(given)).bytes).metadata();
  return { width, height };
}

/** A colorful picture with soft and hard parts, made without the sketch. */
async function photo({ width, height, turned = false }: Size & { turned?: boolean }): Promise<ProviderImage> {
  const data = Buffer.alloc(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const [x, y] = [(pixel % width) / width, Math.floor(pixel / width) / height];
    const inside = Math.hypot(x - 0.4, y - 0.5) < 0.25;
    data.set(inside ? [210, 90, 60] : [60 + 120 * x, 110 + 60 * y, 170 - 80 * x], pixel * 3);
  }
  const image = sharp(turned ? Buffer.from(data).reverse() : data, { raw: { width, height, channels: 3 } });
  return { bytes: await image.png().toBuffer(), width, height, mimeType: "image/png" };
}

function ovalMask(width: number, height: number): Buffer {
  return Buffer.from(
    Array.from({ length: width * height }, (_, pixel) => {
      const far = Math.hypot((pixel % width) / width - 0.45, Math.floor(pixel / width) / height - 0.4);
      return far < 0.2 ? 255 : far < 0.26 ? 90 : 0;
    }),
  );
}

async function maskOf(gray: Buffer, { width, height }: Size): Promise<ProviderImage> {
  const bytes = await sharp(gray, { raw: { width, height, channels: 1 } })
    .toColourspace("b-w")
    .png()
    .toBuffer();
  return { bytes, width, height, mimeType: "image/png" };
}

function pixels({ bytes }: { bytes: Buffer }) {
  return sharp(bytes).raw().toBuffer({ resolveWithObject: true });
}

async function distance(first: { bytes: Buffer }, second: { bytes: Buffer }): Promise<number> {
  const [before, after] = [await pixels(first), await pixels(second)];
  return (
    before.data.reduce((sum, value, at) => sum + Math.abs(value - (after.data[at] ?? 0)), 0) /
    before.data.length
  );
}

function differs(before: Buffer, after: Buffer, pixel: number, channels = 3): boolean {
  const [from, to] = [pixel * channels, (pixel + 1) * channels];
  return !before.subarray(from, to).equals(after.subarray(from, to));
}
