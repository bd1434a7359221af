import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { encodeAlphaMask } from "#lib/images/providers/masks.ts";
import { difference, halfMask, sourcePicture } from "#tests/conformance/pixels.ts";
import { type FakeSdapi, startFakeSdapi } from "#tests/fakes/sdapi.ts";

const GOOD = {
  prompt: "A dog",
  negative_prompt: "",
  seed: 1,
  steps: 8,
  cfg_scale: 5,
  width: 64,
  height: 64,
  batch_size: 1,
  n_iter: 1,
  send_images: true,
  save_images: false,
};

let fake: FakeSdapi;
beforeAll(async () => {
  fake = await startFakeSdapi({ software: "sd-server" });
});
afterAll(() => fake.close());

async function post(path: string, body: object) {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${fake.baseURL}${path}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

test("a good request is answered with a picture of its size", async () => {
  const { status, body } = await post("/sdapi/v1/txt2img", GOOD);
  expect(status).toBe(200);
  const picture = Buffer.from(body.images[0], "base64");
  expect(await sharp(picture).metadata()).toMatchObject({ format: "png", width: 64, height: 64 });
});

test.each<[string, object, number]>([
  ["a misspelled field", { sampler: "euler" }, 422],
  ["no seed", { seed: undefined }, 422],
  ["a random seed", { seed: -1 }, 422],
  ["a size off the grid", { width: 65 }, 422],
  ["an unknown sampler", { sampler_name: "Magic" }, 400],
  ["an unknown schedule", { scheduler: "Magic" }, 400],
  ["a mask without a picture", { mask: "x".repeat(200) }, 422],
])("a request with %s is refused", async (_name, change, status) => {
  expect((await post("/sdapi/v1/txt2img", { ...GOOD, ...change })).status).toBe(status);
});

test("a mask with transparency is read the other way round, as the real ones do", async () => {
  const source = await sourcePicture({ width: 64, height: 64 });
  // As OpenAI has it, the left is edited.
  const mask = await encodeAlphaMask(await halfMask(source, "left"));
  const { body } = await post("/sdapi/v1/img2img", {
    ...GOOD,
    init_images: [source.bytes.toString("base64")],
    denoising_strength: 1,
    resize_mode: 0,
    include_init_images: false,
    mask: mask.toString("base64"),
    mask_blur: 0,
  });
  const picture = Buffer.from(body.images[0], "base64");
  const [left, right] = [
    await difference(source.bytes, picture, "left"),
    await difference(source.bytes, picture, "right"),
  ];
  expect(right).toBeGreaterThan(left * 4);
});
