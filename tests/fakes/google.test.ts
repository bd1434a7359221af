import { createGoogle } from "@ai-sdk/google";
import { APICallError, generateImage } from "ai";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { halfMask, sourcePicture } from "#tests/conformance/pixels.ts";
import { type FakeGoogle, startFakeGoogle } from "./google.ts";

const CONFIG = { responseModalities: ["IMAGE"], seed: 1 };
const MODEL = "gemini-nano-banana-2.1";

let fake: FakeGoogle;
beforeAll(async () => {
  fake = await startFakeGoogle();
});
afterAll(() => fake.close());

function bodyWith(parts: object[], config: object = {}) {
  return { contents: [{ role: "user", parts }], generationConfig: { ...CONFIG, ...config } };
}

async function post(body: unknown, { model = MODEL, key = fake.apiKey } = {}) {
  const response = await fetch(`${fake.baseURL}/models/${model}:generateContent`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(key && { "x-goog-api-key": key }) },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

type Part = { thought?: boolean; text?: string; inlineData?: { data: string } };

function pictureOf({ body }: { body: { candidates: { content: { parts: Part[] } }[] } }): Buffer {
  const parts = body.candidates[0]?.content.parts ?? [];
  return Buffer.from(
    parts.find((part) => !part.thought && part.inlineData)?.inlineData?.data ?? "",
    "base64",
  );
}

const DOG = { text: "A dog" };

describe("a request that is right", () => {
  test("is answered with a picture of that shape, after what the model thought", async () => {
    const answer = await post(bodyWith([DOG], { imageConfig: { aspectRatio: "21:9", imageSize: "1K" } }));
    expect(answer.status).toBe(200);
    expect(await sharp(pictureOf(answer)).metadata()).toMatchObject({ width: 1584, height: 672 });
    expect(answer.body.candidates[0].content.parts[0]).toMatchObject({ thought: true });
  });

  test("changes only what is marked, when the words speak of it", async () => {
    const source = await sourcePicture({ width: 64, height: 64 });
    const { bytes: mask } = await halfMask(source, "left");
    const magenta = await sharp({ create: { width: 64, height: 64, channels: 3, background: "#f0f" } })
      .joinChannel(mask)
      .png()
      .toBuffer();
    const marked = await sharp(source.bytes)
      .composite([{ input: magenta }])
      .png()
      .toBuffer();
    const inline = (bytes: Buffer) => ({
      inlineData: { mimeType: "image/png", data: bytes.toString("base64") },
    });
    const parts = [inline(source.bytes), inline(marked)];
    const changed = await post(bodyWith([...parts, { text: "A dog in what is magenta" }]));
    const before = await sharp(source.bytes).resize(1024, 1024, { fit: "fill" }).raw().toBuffer();
    const after = await sharp(pictureOf(changed)).raw().toBuffer();
    const at = (pixels: Buffer, x: number) => [
      ...pixels.subarray((512 * 1024 + x) * 3, (512 * 1024 + x) * 3 + 3),
    ];
    const distance = (x: number) =>
      Math.max(...at(before, x).map((was, i) => Math.abs(was - (at(after, x)[i] ?? 0))));
    expect(distance(900)).toBeLessThan(10);
    expect(distance(200)).toBeGreaterThan(10);
  });
});

describe("a request that is wrong", () => {
  const odd = { inlineData: { mimeType: "image/png", data: Buffer.from("no picture").toString("base64") } };
  test.each<[string, unknown]>([
    ["has no words and no pictures", { contents: [] }],
    ["has a field of another API", { ...bodyWith([DOG]), n: 2 }],
    ["has an unknown field in its settings", bodyWith([DOG], { width: 1024 })],
    ["has a seed that is too large", bodyWith([DOG], { seed: 2_147_483_648 })],
    ["has a shape that the model lacks", bodyWith([DOG], { imageConfig: { aspectRatio: "7:5" } })],
    ["has a size with a small k", bodyWith([DOG], { imageConfig: { imageSize: "2k" } })],
    ["has a size that the model lacks", bodyWith([DOG], { imageConfig: { imageSize: "512" } })],
    ["has a picture that is none", bodyWith([DOG, odd])],
    [
      "has a picture of a type it cannot read",
      bodyWith([{ inlineData: { mimeType: "image/avif", data: "AAAA" } }]),
    ],
    ["wants two candidates", bodyWith([DOG], { candidateCount: 2 })],
  ])("is refused when it %s", async (_name, body) => {
    expect(await post(body)).toMatchObject({ status: 400, body: { error: { status: "INVALID_ARGUMENT" } } });
  });

  test("is refused with fifteen pictures", async () => {
    const { bytes } = await sourcePicture({ width: 8, height: 8 });
    const picture = { inlineData: { mimeType: "image/png", data: bytes.toString("base64") } };
    expect((await post(bodyWith(Array.from({ length: 15 }, () => picture)))).status).toBe(400);
  });

  test("is refused with a wrong key, without one, and for a model that is gone", async () => {
    const wrong = await post(bodyWith([DOG]), { key: "AIzaWrong" });
    expect(wrong).toMatchObject({
      status: 400,
      body: { error: { details: [{ reason: "API_KEY_INVALID" }] } },
    });
    expect((await post(bodyWith([DOG]), { key: "" })).status).toBe(403);
    expect((await post(bodyWith([DOG]), { model: "gemini-2.5-flash-image" })).status).toBe(404);
  });
});

describe("a client that is not ours", () => {
  const model = () => createGoogle({ apiKey: fake.apiKey, baseURL: fake.baseURL }).image(MODEL);

  test("gets a picture of the shape it asks for, and one from a picture", async () => {
    const { image } = await generateImage({ model: model(), prompt: "A dog", aspectRatio: "16:9" });
    const { width = 0, height = 1 } = await sharp(image.uint8Array).metadata();
    expect(width / height).toBeCloseTo(16 / 9, 1);
    const source = await sourcePicture({ width: 64, height: 64 });
    const prompt = { text: "Make it night", images: [source.bytes] };
    const edited = await generateImage({ model: model(), prompt });
    expect((await sharp(edited.image.uint8Array).metadata()).format).toBeDefined();
  });

  test("is told of a wrong key as by Google", async () => {
    const stranger = createGoogle({ apiKey: "wrong", baseURL: fake.baseURL }).image(MODEL);
    const failure = generateImage({ model: stranger, prompt: "A dog", maxRetries: 0 });
    await expect(failure).rejects.toSatisfy((error) => APICallError.isInstance(error));
    await expect(failure).rejects.toMatchObject({ message: expect.stringContaining("API key not valid") });
  });
});
