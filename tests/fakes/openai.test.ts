import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { drawnInstructions, halfMask, sourcePicture } from "#tests/conformance/pixels.ts";
import { contractProblem, hasContract } from "#tests/fakes/openai/contract.ts";
import { type FakeOpenAi, startFakeOpenAi } from "#tests/fakes/openai.ts";

const GOOD = { model: "gpt-image-2", prompt: "A dog", size: "1024x1024", quality: "low" };
const WITHOUT_CONTRACT = "../shared/contracts/openai-images.json is not there";

let fake: FakeOpenAi;
beforeAll(async () => {
  fake = await startFakeOpenAi();
});
beforeEach(() => {
  fake.requests.length = 0;
});
afterAll(() => fake.close());

async function post(path: string, body: unknown, apiKey = fake.apiKey) {
  const headers = { "content-type": "application/json", authorization: `Bearer ${apiKey}` };
  const response = await fetch(`${fake.baseURL}${path}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

async function postEdit(fields: Record<string, string>, files: Record<string, Buffer>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [name, bytes] of Object.entries(files)) {
    form.append(name, new File([new Uint8Array(bytes)], `${name}.png`, { type: "image/png" }));
  }
  const headers = { authorization: `Bearer ${fake.apiKey}` };
  const response = await fetch(`${fake.baseURL}/images/edits`, { method: "POST", headers, body: form });
  return { status: response.status, body: await response.json() };
}

describe("a request that is right", () => {
  test("is answered with a real picture of the size that was asked for", async () => {
    const { status, body } = await post("/images/generations", GOOD);
    expect(status).toBe(200);
    const picture = await sharp(Buffer.from(body.data[0].b64_json, "base64")).metadata();
    expect(picture).toMatchObject({ format: "png", width: 1024, height: 1024 });
  });

  test("may use what is newer than the published contract", async () => {
    const newer = {
      ...GOOD,
      model: "gpt-image-2.6-flare",
      quality: "xhigh",
      complexity: "low",
      safety_identifier: "ab12",
    };
    expect((await post("/images/generations", newer)).status).toBe(200);
  });

  test("is recorded", async () => {
    await post("/images/generations", GOOD);
    expect(fake.requests).toMatchObject([
      { method: "POST", path: "/v1/images/generations", fields: GOOD, status: 200 },
    ]);
  });
});

describe("a request that is wrong", () => {
  const { prompt: _, ...promptless } = GOOD;

  test.each<[string, object, number, string]>([
    ["has no prompt", promptless, 400, "prompt"],
    ["asks for 99 pictures", { ...GOOD, n: 99 }, 400, "n"],
    ["has an unknown quality", { ...GOOD, quality: "ultra" }, 400, "quality"],
    ["has a quality the model lacks", { ...GOOD, quality: "max" }, 400, "quality"],
    ["has a size off the grid", { ...GOOD, size: "1000x1000" }, 400, "size"],
    ["has a size the model lacks", { ...GOOD, model: "gpt-image-1.5", size: "1536x864" }, 400, "size"],
    ["has a field of another API", { ...GOOD, seed: 7 }, 400, "seed"],
    ["asks for a response format", { ...GOOD, response_format: "b64_json" }, 400, "response_format"],
    [
      "has a transparent JPEG",
      { ...GOOD, background: "transparent", output_format: "jpeg" },
      400,
      "background",
    ],
    ["asks for previews without a stream", { ...GOOD, partial_images: 2 }, 400, "partial_images"],
    [
      "names an e-mail address as a person",
      { ...GOOD, safety_identifier: "a@b.c" },
      400,
      "safety_identifier",
    ],
    ["names a retired model", { ...GOOD, model: "dall-e-3" }, 404, "model"],
    ["names an unknown model", { ...GOOD, model: "gpt-image-9" }, 404, "model"],
  ])("is refused when it %s", async (_name, body, status, param) => {
    expect(await post("/images/generations", body)).toMatchObject({ status, body: { error: { param } } });
  });

  test("is refused with a wrong key", async () => {
    expect((await post("/images/generations", GOOD, "sk-wrong")).status).toBe(401);
  });

  test.each<[string, () => Promise<Buffer>]>([
    ["has no alpha channel", async () => (await halfMask({ width: 32, height: 32 }, "left")).bytes],
    [
      "has another size",
      async () =>
        sharp((await sourcePicture({ width: 16, height: 16 })).bytes)
          .ensureAlpha()
          .png()
          .toBuffer(),
    ],
  ])("is refused when its mask %s", async (_name, mask) => {
    const image = await sourcePicture({ width: 32, height: 32 });
    const answer = await postEdit(
      { model: "gpt-image-2", prompt: "A dog" },
      { image: image.bytes, mask: await mask() },
    );
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "invalid_image_file" } } });
  });

  test.each<[string, string, number, (bytes: Buffer) => Promise<Record<string, Buffer>>]>([
    ["is for a model that reads none", "gpt-image-2", 32, async (markup) => ({ markup })],
    ["has another size", "gpt-image-2.5-flare", 16, async (markup) => ({ markup })],
    [
      "lies beside a mask",
      "gpt-image-2.5-flare",
      32,
      async (markup) => ({ markup, mask: await sharp(markup).png().toBuffer() }),
    ],
    [
      "has no transparent pixel",
      "gpt-image-2.5-flare",
      32,
      async (markup) => ({ markup: await sharp(markup).flatten().ensureAlpha().png().toBuffer() }),
    ],
    [
      "is no PNG",
      "gpt-image-2.5-flare",
      32,
      async (markup) => ({ markup: await sharp(markup).webp().toBuffer() }),
    ],
  ])("is refused when its markup %s", async (_name, model, side, files) => {
    const image = await sourcePicture({ width: 32, height: 32 });
    const { bytes } = await drawnInstructions({ width: side, height: side });
    const fields = { model, prompt: "A dog" };
    const answer = await postEdit(fields, { image: image.bytes, ...(await files(bytes)) });
    expect(answer).toMatchObject({ status: 400, body: { error: { param: "markup" } } });
  });

  test("is taken with a markup that is right", async () => {
    const size = { width: 32, height: 32 };
    const [image, markup] = [await sourcePicture(size), await drawnInstructions(size)];
    const fields = { model: "gpt-image-2.6-flare", prompt: "A dog" };
    const answer = await postEdit(fields, { image: image.bytes, markup: markup.bytes });
    expect(answer.status).toBe(200);
  });

  test("is refused as an edit without a picture", async () => {
    const answer = await postEdit({ model: "gpt-image-2", prompt: "A dog" }, {});
    expect(answer).toMatchObject({ status: 400, body: { error: { param: "image" } } });
  });
});

test("moderation flags the word forbidden and nothing else", async () => {
  const flags = async (input: unknown) =>
    (await post("/moderations", { model: "omni-moderation-latest", input })).body.results[0].flagged;
  expect(await flags("a forbidden place")).toBe(true);
  expect(await flags([{ type: "text", text: "a forbidden place" }])).toBe(true);
  expect(await flags("a garden")).toBe(false);
});

describe.skipIf(!hasContract)(
  `OpenAI's contract${hasContract ? "" : ` (skipped: ${WITHOUT_CONTRACT})`}`,
  () => {
    test.each<[string, object]>([
      ["no prompt", { model: "gpt-image-2" }],
      ["n of 99", { ...GOOD, n: 99 }],
      ["an unknown quality", { ...GOOD, quality: "ultra" }],
      ["a prompt that is a number", { ...GOOD, prompt: 5 }],
    ])("refuses a body with %s, so it really validates", (_name, body) => {
      expect(contractProblem("CreateImageRequest", body)).not.toBeNull();
    });

    test("accepts a good body and the fake's own answers", async () => {
      expect(contractProblem("CreateImageRequest", GOOD)).toBeNull();
      const { body } = await post("/images/generations", GOOD);
      expect(contractProblem("ImagesResponse", body)).toBeNull();
    });
  },
);
