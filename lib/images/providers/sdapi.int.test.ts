import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#db/index.ts";
import { getBytes } from "#lib/images/asset-bytes.ts";
import { findAssets } from "#lib/images/assets.ts";
import { cancelGeneration } from "#lib/images/cancel-generation.ts";
import { getGeneration } from "#lib/images/generations.ts";
import { refreshLiveLists } from "#lib/images/provider-settings/discover.ts";
import { loadProviders } from "#lib/images/provider-settings/load.ts";
import { runGeneration } from "#lib/images/run-generation.ts";
import { halfMask, sourcePicture } from "#tests/conformance/pixels.ts";
import { createAsset, createGeneration, createUser } from "#tests/factories.ts";
import { type FakeSdapi, startFakeSdapi } from "#tests/fakes/sdapi.ts";

const never = new AbortController().signal;
const MODEL = { provider: "sdapi", model: "dreamshaper_8" };

let fake: FakeSdapi;
const checkpoints = ["dreamshaper_8", "another"];

beforeAll(async () => {
  fake = await startFakeSdapi({ auth: "anna:secret", checkpoints });
  process.env.SDAPI_URL = fake.baseURL;
  process.env.SDAPI_USERNAME = "anna";
  process.env.SDAPI_PASSWORD = "secret";
  await refreshLiveLists();
  await loadProviders();
});
afterAll(() => fake.close());

test("a step is drawn by a server of one's own, with what was chosen and nothing to pay", async () => {
  const user = await createUser();
  const params = { width: 512, height: 512, steps: 4, scheduler: "Euler a · Karras" };
  const { id } = await createGeneration(user, { ...MODEL, params });
  await runGeneration(id, "worker-a", never);
  const view = await getGeneration(user, id);
  expect(view).toMatchObject({ status: "succeeded", costMicros: 0, warnings: [] });
  expect(view.actualParams).toMatchObject({ ...params, seed: view.outputs[0]?.seed });
  expect(fake.orders().at(-1)).toMatchObject({ sampler_name: "Euler a", seed: view.outputs[0]?.seed });
});

test("a masked edit keeps every pixel far from its mask", async () => {
  const user = await createUser();
  const picture = await sourcePicture({ width: 256, height: 192 });
  const source = await createAsset(user, { bytes: picture.bytes });
  const mask = await createAsset(user, { bytes: (await halfMask(picture, "left")).bytes, role: "mask" });
  const { id } = await createGeneration(user, {
    ...MODEL,
    sourceAssetId: source.id,
    maskAssetId: mask.id,
    params: {},
  });
  await runGeneration(id, "worker-a", never);
  const view = await getGeneration(user, id);
  expect(view).toMatchObject({ status: "succeeded", operation: "inpaint" });
  expect(view.outputs).toMatchObject([{ width: 256, height: 192 }]);
  const [output] = await findAssets(db(), user, [view.outputs[0]?.id ?? ""]);
  if (!output) throw new Error("no output");
  const far = { left: 192, top: 0, width: 64, height: 192 };
  const pixelsOf = (bytes: Buffer) => sharp(bytes).extract(far).removeAlpha().raw().toBuffer();
  expect((await pixelsOf(await getBytes(output))).equals(await pixelsOf(picture.bytes))).toBe(true);
  const sent = Buffer.from(String(fake.orders().at(-1)?.mask), "base64");
  expect(await sharp(sent).metadata()).toMatchObject({ hasAlpha: false, width: 256, height: 192 });
});

test("canceling a step that is being drawn frees the server", async () => {
  const user = await createUser();
  fake.misbehave({ kind: "stall" });
  const { id } = await createGeneration(user, { ...MODEL, params: { width: 512, height: 512 } });
  const run = runGeneration(id, "worker-a", never);
  await expect.poll(() => fake.queue.current !== null, { timeout: 10_000 }).toBe(true);
  await cancelGeneration(user, id);
  await run;
  expect(await getGeneration(user, id)).toMatchObject({ status: "canceled", outputs: [] });
  const taskId = fake.orders().at(-1)?.force_task_id;
  await expect.poll(() => fake.queue.interrupted, { timeout: 10_000 }).toEqual([taskId]);
});

test("a checkpoint that disappeared is said, not replaced by another", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user, { provider: "sdapi", model: "another", params: {} });
  checkpoints.pop();
  const before = fake.orders().length;
  await runGeneration(id, "worker-a", never);
  const view = await getGeneration(user, id);
  expect(view).toMatchObject({ status: "failed", error: { code: "unknown_model", charged: "no" } });
  expect(fake.orders()).toHaveLength(before);
});
