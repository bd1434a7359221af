import sharp from "sharp";
import { expect, test } from "vitest";
import { POST as extend } from "#app/api/images/assets/[assetId]/extend/route.ts";
import { createAsset, createGeneration, createUser, png } from "#tests/factories.ts";
import { as, signUp } from "#tests/http.ts";
import { getBytes } from "./asset-bytes.ts";
import { getAsset } from "./assets.ts";
import { extendPicture } from "./extend-picture.ts";
import { getGeneration } from "./generations.ts";
import { runGeneration } from "./run-generation.ts";

const RIGHT = { top: 0, right: 32, bottom: 0, left: 0, overlap: 0 };

test("a picture on a larger canvas and the mask of its border are answered, and make a step together", async () => {
  const person = await signUp();
  const { id: assetId } = await createAsset(person, { bytes: await png(96, 64) });
  const response = await as(person).post(extend, {
    params: { assetId },
    body: { top: 16, right: 32, bottom: 0, left: 0 },
  });
  expect(response.status).toBe(201);
  const { source, mask } = await response.json();
  const size = { width: 128, height: 80, mimeType: "image/png" };
  expect(source).toMatchObject(size);
  expect(mask).toMatchObject(size);
  expect(await getAsset(person, source.assetId)).toMatchObject({ role: "input", sourceAssetId: assetId });
  expect(await getAsset(person, mask.assetId)).toMatchObject({ role: "mask", sourceAssetId: assetId });
  const gray = await sharp(await getBytes(await getAsset(person, mask.assetId))).metadata();
  expect(gray).toMatchObject({ channels: 1, depth: "uchar" });

  const { id } = await createGeneration(person, {
    sourceAssetId: source.assetId,
    maskAssetId: mask.assetId,
    params: {},
  });
  await runGeneration(id, "worker-a", new AbortController().signal);
  const view = await getGeneration(person, id);
  expect(view).toMatchObject({
    status: "succeeded",
    operation: "inpaint",
    outputs: [{ width: 128, height: 80 }],
  });
});

test("a picture of 16 bits stays one", async () => {
  const user = await createUser();
  const data = new Uint16Array(20 * 10 * 3).fill(12_345);
  const deep = await sharp(data, { raw: { width: 20, height: 10, channels: 3 } })
    .toColourspace("rgb16")
    .png()
    .toBuffer();
  const asset = await createAsset(user, { bytes: deep });
  const { source } = await extendPicture(user, asset.id, RIGHT);
  const bytes = await getBytes(source);
  expect(await sharp(bytes).metadata()).toMatchObject({ width: 52, depth: "ushort" });
  const inside = await sharp(bytes)
    .extract({ left: 0, top: 0, width: 20, height: 10 })
    .toColourspace("rgb16")
    .raw({ depth: "ushort" })
    .toBuffer();
  expect(new Uint16Array(new Uint8Array(inside).buffer)).toEqual(data);
});

test("what would be too large, has no side, or is a mask is refused by name", async () => {
  const person = await signUp();
  const { id: assetId } = await createAsset(person);
  const { id: maskId } = await createAsset(person, { role: "mask" });
  const ask = async (id: string, body: object) => {
    const response = await as(person).post(extend, { params: { assetId: id }, body });
    const { error } = await response.json();
    return { status: response.status, fields: Object.keys(error.fields ?? {}) };
  };
  const sides = { top: 0, right: 0, bottom: 0, left: 0 };
  expect(await ask(assetId, sides)).toEqual({ status: 400, fields: ["top"] });
  expect(await ask(assetId, { ...sides, top: 8, left: -1 })).toEqual({ status: 400, fields: ["left"] });
  expect(await ask(assetId, { ...sides, bottom: 16_384 })).toEqual({ status: 413, fields: ["bottom"] });
  expect(await ask(assetId, { ...sides, top: 9000, right: 10_000 })).toEqual({
    status: 413,
    fields: ["right"],
  });
  expect(await ask(maskId, { ...sides, left: 8 })).toEqual({ status: 400, fields: ["assetId"] });
});
