import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { halfMask, sourcePicture } from "#tests/conformance/pixels.ts";
import { type FakeStability, startFakeStability } from "./stability.ts";

const GOOD = { prompt: "A dog", seed: "1", output_format: "png" };
const SILENT = { seed: "1", output_format: "png" };
const SD3 = { ...GOOD, model: "sd3.5-medium" };

let fake: FakeStability;
let picture: Blob;
beforeAll(async () => {
  fake = await startFakeStability();
  picture = toPng((await sourcePicture({ width: 64, height: 64 })).bytes);
});
afterAll(() => fake.close());

type Form = Record<string, string | Blob>;

async function post(path: string, fields: Form, headers: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return fetch(`${fake.baseURL}/v2beta/stable-image/${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${fake.apiKey}`, accept: "image/*", ...headers },
    body: form,
  });
}

function toPng(bytes: Buffer): Blob {
  return new Blob([new Uint8Array(bytes)], { type: "image/png" });
}

test("a request is answered with bytes and facts in headers, or with JSON", async () => {
  const inBytes = await post("generate/core", GOOD);
  expect(inBytes.headers.get("content-type")).toBe("image/png");
  expect([inBytes.headers.get("seed"), inBytes.headers.get("finish-reason")]).toEqual(["1", "SUCCESS"]);
  const inJson = await (await post("generate/core", GOOD, { accept: "application/json" })).json();
  expect(inJson).toMatchObject({ seed: 1, finish_reason: "SUCCESS" });
  expect(Buffer.from(inJson.image, "base64").equals(Buffer.from(await inBytes.arrayBuffer()))).toBe(true);
});

describe("a request that is wrong", () => {
  test.each<[string, string, Form]>([
    ["has no prompt", "generate/core", { seed: "1" }],
    ["has a seed that is too large", "generate/core", { ...GOOD, seed: "4294967295" }],
    ["has a shape that is not known", "generate/core", { ...GOOD, aspect_ratio: "7:5" }],
    ["has pixels", "generate/core", { ...GOOD, width: "1024" }],
    ["has an empty field", "generate/sd3", { ...SD3, cfg_scale: "" }],
    ["has a format that the route lacks", "generate/sd3", { ...SD3, output_format: "webp" }],
    ["has a strength without a source", "generate/sd3", { ...SD3, strength: "0.5" }],
    ["has a mode that does not fit", "generate/sd3", { ...SD3, mode: "image-to-image" }],
    ["has a mask without a source", "edit/inpaint", GOOD],
    ["erases nothing", "edit/erase", SILENT],
    ["does not say what to replace", "edit/search-and-replace", GOOD],
  ])("is refused when it %s", async (_name, path, form) => {
    expect((await post(path, form)).status).toBe(400);
  });

  test.each<[string, string, Form]>([
    ["a source without a strength", "generate/sd3", SD3],
    ["a source and a shape", "generate/ultra", { ...GOOD, strength: "0.5", aspect_ratio: "1:1" }],
    ["a source where there is none", "generate/core", GOOD],
    ["words for an eraser", "edit/erase", GOOD],
    ["a mask that grows too far", "edit/erase", { ...SILENT, grow_mask: "21" }],
    ["no side to grow on", "edit/outpaint", GOOD],
    ["a side that grows too far", "edit/outpaint", { ...GOOD, left: "2001" }],
    ["half a pixel to grow", "edit/outpaint", { ...GOOD, left: "0.5" }],
    ["too much creativity", "edit/outpaint", { ...GOOD, left: "1", creativity: "1.5" }],
    ["what not to draw around it", "edit/outpaint", { ...GOOD, left: "1", negative_prompt: "rain" }],
    ["no words for what to replace", "edit/search-and-replace", GOOD],
    ["a strength to replace with", "edit/search-and-replace", { ...GOOD, search_prompt: "x", strength: "1" }],
  ])("is refused with %s", async (_name, path, form) => {
    expect((await post(path, { ...form, image: picture })).status).toBe(400);
  });

  test("is refused with a picture that is too long for its width", async () => {
    const long = toPng((await sourcePicture({ width: 192, height: 64 })).bytes);
    expect((await post("edit/outpaint", { ...GOOD, left: "8", image: long })).status).toBe(400);
    expect((await post("edit/erase", { ...SILENT, image: long })).status).toBe(200);
  });

  test("is refused when a file is not what it says", async () => {
    const mask = new Blob([new Uint8Array((await halfMask({ width: 64, height: 64 }, "left")).bytes)], {
      type: "image/jpeg",
    });
    expect((await post("edit/inpaint", { ...GOOD, image: picture, mask })).status).toBe(400);
  });

  test("is refused with a wrong key, another type of answer, and on a route that is not there", async () => {
    expect((await post("generate/core", GOOD, { authorization: "Bearer wrong" })).status).toBe(401);
    expect((await post("generate/core", GOOD, { accept: "text/html" })).status).toBe(400);
    expect((await post("generate/dream", GOOD)).status).toBe(404);
  });

  test("is refused when it is no form", async () => {
    const response = await fetch(`${fake.baseURL}/v2beta/stable-image/generate/core`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${fake.apiKey}`,
        accept: "image/*",
        "content-type": "application/json",
      },
      body: JSON.stringify(GOOD),
    });
    expect(response.status).toBe(400);
  });
});
