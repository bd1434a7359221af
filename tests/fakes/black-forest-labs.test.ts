import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { halfMask, sourcePicture } from "#tests/conformance/pixels.ts";
import { type FakeBlackForestLabs, startFakeBlackForestLabs } from "./black-forest-labs.ts";

const GOOD = { prompt: "A dog", width: 64, height: 64, seed: 1, output_format: "png" };
const KONTEXT = { prompt: "A dog", seed: 1 };

let fake: FakeBlackForestLabs;
beforeAll(async () => {
  fake = await startFakeBlackForestLabs();
});
afterAll(() => fake.close());

async function call(path: string, body?: unknown, apiKey = fake.apiKey) {
  const response = await fetch(path.startsWith("http") ? path : `${fake.baseURL}${path}`, {
    headers: { "x-key": apiKey, "content-type": "application/json" },
    ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json().catch(() => null) };
}

test("an order is answered with the address to ask at, and that with a link that works", async () => {
  const { body } = await call("/v1/flux-2-pro", GOOD);
  expect(body).toMatchObject({ polling_url: `${fake.baseURL}/v1/get_result?id=${body.id}`, cost: 3 });
  const told = await call(body.polling_url);
  expect(told.body).toMatchObject({ status: "Ready", result: { seed: 1 } });
  expect((await fetch(told.body.result.sample)).status).toBe(200);
});

describe("an order that is wrong", () => {
  const { prompt: _, ...promptless } = GOOD;

  test.each<[string, string, object]>([
    ["has no prompt", "flux-2-pro", promptless],
    ["is too small", "flux-2-pro", { ...GOOD, width: 32 }],
    ["is off the grid", "flux-2-pro", { ...GOOD, width: 65 }],
    ["has more than 4 megapixels", "flux-2-pro", { ...GOOD, width: 4096, height: 2048 }],
    ["has a format that is not known", "flux-2-pro", { ...GOOD, output_format: "gif" }],
    ["has a field of another route", "flux-2-pro", { ...GOOD, prompt_upsampling: false }],
    ["has steps where there are none", "flux-2-klein-4b", { ...GOOD, steps: 20 }],
    ["has a fifth picture where there are four", "flux-2-klein-4b", { ...GOOD, input_image_5: "" }],
    ["has too many steps", "flux-2-flex", { ...GOOD, steps: 51 }],
    ["has a picture that is none", "flux-2-pro", { ...GOOD, input_image: "aGVsbG8=" }],
    ["has a shape that is too wide", "flux-kontext-pro", { ...KONTEXT, aspect_ratio: "3:1" }],
    ["has pixels where there are only shapes", "flux-kontext-pro", { ...KONTEXT, width: 1024 }],
    ["has nothing to fill", "flux-pro-1.0-fill", KONTEXT],
  ])("is refused when it %s", async (_name, model, body) => {
    expect(await call(`/v1/${model}`, body)).toMatchObject({ status: 422, body: { detail: [{}] } });
  });

  test("is refused when its mask has another size", async () => {
    const image = (await sourcePicture({ width: 64, height: 64 })).bytes.toString("base64");
    const mask = (await halfMask({ width: 32, height: 32 }, "left")).bytes.toString("base64");
    expect((await call("/v1/flux-pro-1.0-fill", { ...KONTEXT, image, mask })).status).toBe(422);
  });

  test("is refused with a wrong key, and for a model that is not there", async () => {
    expect((await call("/v1/flux-2-pro", GOOD, "wrong")).status).toBe(403);
    expect((await call("/v1/flux-9", GOOD)).status).toBe(404);
  });
});

test("the store of pictures refuses whoever shows it a key", async () => {
  const { body } = await call("/v1/flux-2-pro", GOOD);
  const { sample } = (await call(body.polling_url)).body.result;
  expect((await fetch(sample, { headers: { "x-key": fake.apiKey } })).status).toBe(400);
});
