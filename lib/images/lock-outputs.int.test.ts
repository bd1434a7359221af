import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#db/index.ts";
import type { AssetRow } from "#db/schema/images.ts";
import { createAsset, createGeneration, createUser, png } from "#tests/factories.ts";
import type { FakeOpenAiOptions } from "#tests/fakes/openai/types.ts";
import { type FakeOpenAi, startFakeOpenAi } from "#tests/fakes/openai.ts";
import { getBytes } from "./asset-bytes.ts";
import { findAssets } from "./assets.ts";
import { listEventsAfter } from "./events.ts";
import { getGeneration } from "./generations.ts";
import { retryGeneration } from "./retry-generation.ts";
import { runGeneration } from "./run-generation.ts";
import type { GenerationParams } from "./schemas.ts";
import { getUsage } from "./usage.ts";
import type { AssetView } from "./views.ts";

const never = new AbortController().signal;
const [WIDTH, HEIGHT] = [301, 203];
const GUIDED = { provider: "openai", model: "gpt-image-2" };
/** Read by the fake at every request. */
const answers: FakeOpenAiOptions = {};
let openai: FakeOpenAi;

beforeAll(async () => {
  openai = await startFakeOpenAi(answers);
  process.env.OPENAI_API_KEY = openai.apiKey;
  process.env.OPENAI_BASE_URL = openai.baseURL;
});
afterAll(() => openai.close());

/** A painted square in the middle of a picture, at least 60 pixels from every border. */
async function createPictures(user: { id: string }) {
  const square = await png(100, 80, "#ffffff");
  const mask = await sharp(await png(WIDTH, HEIGHT, "#000000"))
    .composite([{ input: square, left: 100, top: 60 }])
    .png()
    .toBuffer();
  const noise = { type: "gaussian", mean: 128, sigma: 40 } as const;
  const source = await sharp({
    create: { width: WIDTH, height: HEIGHT, channels: 3, background: "#000", noise },
  })
    .png()
    .toBuffer();
  const [sourceAsset, maskAsset] = [
    await createAsset(user, { bytes: source }),
    await createAsset(user, { bytes: mask, role: "mask" }),
  ];
  return { sourceAsset, sourceAssetId: sourceAsset.id, maskAssetId: maskAsset.id };
}

async function runMasked(params: GenerationParams = {}) {
  const user = await createUser();
  const { sourceAsset, ...pictures } = await createPictures(user);
  const { id } = await createGeneration(user, { ...GUIDED, ...pictures, params });
  await runGeneration(id, "worker-a", never);
  return { user, sourceAsset, view: await getGeneration(user, id) };
}

async function bytesOf(user: { id: string }, view: AssetView | undefined): Promise<Buffer> {
  const [row] = await findAssets(db(), user, [view?.id ?? ""]);
  if (!row) throw new Error("no asset");
  return await getBytes(row);
}

async function pixelsOf(bytes: Buffer): Promise<Buffer> {
  return await sharp(bytes).removeAlpha().raw().toBuffer();
}

/** How many pixels farther than `reach` from the painted square differ. */
async function changedBeyond(source: AssetRow, bytes: Buffer, reach: number): Promise<number> {
  const [before, after] = [await pixelsOf(await getBytes(source)), await pixelsOf(bytes)];
  expect(after.length).toBe(before.length);
  let changed = 0;
  for (let pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
    const [x, y] = [pixel % WIDTH, Math.floor(pixel / WIDTH)];
    const inside = x >= 100 - reach && x < 200 + reach && y >= 60 - reach && y < 140 + reach;
    if (!inside && before.compare(after, pixel * 3, pixel * 3 + 3, pixel * 3, pixel * 3 + 3) !== 0) changed++;
  }
  return changed;
}

test("a masked step keeps every pixel beyond the feather, and the model's own picture as it was sent", async () => {
  const { user, sourceAsset, view } = await runMasked();
  expect(view).toMatchObject({ status: "succeeded", operation: "inpaint" });
  const [output] = view.outputs;
  expect(output).toMatchObject({ width: WIDTH, height: HEIGHT, mimeType: "image/png" });
  expect(await changedBeyond(sourceAsset, await bytesOf(user, output), 3)).toBe(0);

  const [raw] = view.rawOutputs;
  expect(raw).toMatchObject({ id: output?.sourceAssetId, role: "raw", drift: null });
  expect(raw?.width).not.toBe(WIDTH);
  const sent = await bytesOf(user, raw);
  expect(sent.length).toBe(raw?.sizeBytes);
  const fitted = await sharp(sent).resize(WIDTH, HEIGHT, { fit: "fill" }).png().toBuffer();
  expect(await changedBeyond(sourceAsset, fitted, 3)).toBeGreaterThan(1000);

  expect(output?.drift).toMatchObject({ outsidePixels: WIDTH * HEIGHT - 100 * 80 });
  expect(output?.drift?.changedPixels).toBeGreaterThan(1000);
  expect(output?.drift?.mean).toBeGreaterThan(0);
});

test("the model's own picture is no input and no picture of the step", async () => {
  const { user, view } = await runMasked({ count: 2 });
  expect(view.inputs.map(({ role }) => role).sort()).toEqual(["input", "mask"]);
  expect(view.outputs.map(({ role }) => role)).toEqual(["output", "output"]);
  expect(view.rawOutputs.map(({ id }) => id)).toEqual(view.outputs.map(({ sourceAssetId }) => sourceAssetId));
  expect((await getUsage(user)).pictureCount).toBe(2);
  const again = await retryGeneration(user, view.id, "again");
  const retried = await getGeneration(user, again.id);
  expect(retried.inputs.map(({ role }) => role).sort()).toEqual(["input", "mask"]);
});

test("who lets go of the rest gets the model's own picture", async () => {
  const { view } = await runMasked({ pixelLock: false });
  expect(view).toMatchObject({ status: "succeeded", rawOutputs: [] });
  expect(view.outputs).toMatchObject([{ drift: null, sourceAssetId: null }]);
  expect(view.outputs[0]?.width).not.toBe(WIDTH);
});

test("a model that keeps the rest itself is left alone", async () => {
  const user = await createUser();
  const { sourceAsset, ...pictures } = await createPictures(user);
  const { id } = await createGeneration(user, { ...pictures, params: {} });
  await runGeneration(id, "worker-a", never);
  const view = await getGeneration(user, id);
  expect(view).toMatchObject({ status: "succeeded", rawOutputs: [], outputs: [{ drift: null }] });
  expect(await changedBeyond(sourceAsset, await bytesOf(user, view.outputs[0]), 0)).toBe(0);
});

test("a paid picture that cannot be locked is kept as it came, and the person is told", async () => {
  const whole = await sharp(await png(600, 400))
    .jpeg()
    .toBuffer();
  const cut = whole.subarray(0, whole.length - 400);
  answers.paint = async () => cut;
  try {
    const { user, view } = await runMasked();
    expect(view).toMatchObject({ status: "succeeded", rawOutputs: [], outputs: [{ drift: null }] });
    expect(view.warnings).toEqual([expect.stringContaining("could not be put back")]);
    expect(cut.equals(await bytesOf(user, view.outputs[0]))).toBe(true);
  } finally {
    delete answers.paint;
  }
});

test("an answer of another shape is locked, and the person is told", async () => {
  const { view } = await runMasked({ width: 1024, height: 1024 });
  expect(view.outputs).toMatchObject([{ width: WIDTH, height: HEIGHT }]);
  expect(view.warnings).toEqual([expect.stringContaining("may look squeezed")]);
});

test("how much of its source a picture changed is stored once it is done, and the page is told", async () => {
  const { user, view } = await runMasked();
  expect(view.outputs[0]?.changedFraction).toBeGreaterThan(0);
  // At most the painted square and the feather around it.
  expect(view.outputs[0]?.changedFraction).toBeLessThan((106 * 86) / (WIDTH * HEIGHT));
  const types = (await listEventsAfter(user, 0, 20)).map(({ type }) => type);
  expect(types.slice(-2)).toEqual(["generation.succeeded", "generation.updated"]);
});

test("a step without a source has nothing to compare", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user);
  await runGeneration(id, "worker-a", never);
  expect((await getGeneration(user, id)).outputs).toMatchObject([{ changedFraction: null }]);
  expect((await listEventsAfter(user, 0, 20)).at(-1)?.type).toBe("generation.succeeded");
});

test("matched colors make another picture inside the mask only", async () => {
  const { user, sourceAsset, view } = await runMasked({ colorMatch: true });
  expect(view).toMatchObject({ status: "succeeded", warnings: [] });
  expect(await changedBeyond(sourceAsset, await bytesOf(user, view.outputs[0]), 3)).toBe(0);
});

test("a locked picture is a PNG whatever was asked for, and the model's own has that format", async () => {
  const { view } = await runMasked({ outputFormat: "jpeg" });
  expect(view.outputs).toMatchObject([{ mimeType: "image/png" }]);
  expect(view.rawOutputs).toMatchObject([{ mimeType: "image/jpeg" }]);
});
