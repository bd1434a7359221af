import sharp, { type Sharp } from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { POST as generate } from "#app/api/images/generate/route.ts";
import { GET as listPrompts } from "#app/api/images/prompts/route.ts";
import { db } from "#db/index.ts";
import { modelFallbacks } from "#db/schema/providers.ts";
import { getBytes } from "#lib/images/asset-bytes.ts";
import { getAsset } from "#lib/images/assets.ts";
import { extendPicture } from "#lib/images/extend-picture.ts";
import { getGeneration } from "#lib/images/generations.ts";
import { replay } from "#lib/images/replay.ts";
import { runGeneration } from "#lib/images/run-generation.ts";
import { listSessions } from "#lib/images/session-list.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { difference, halfMask, sourcePicture } from "#tests/conformance/pixels.ts";
import { createAsset, createGeneration, createImageSession } from "#tests/factories.ts";
import { rateLimited } from "#tests/fakes/stability/refusals.ts";
import { type FakeStability, startFakeStability } from "#tests/fakes/stability.ts";
import { as, type Person, signUp } from "#tests/http.ts";

process.env.LIMIT_REQUESTS_PER_MINUTE = "0";
process.env.MODERATION_BLOCKED_WORDS = "forbidden";

const never = new AbortController().signal;
const ERASE = { provider: "stability", model: "stable-image-erase", params: {} };
const OUTPAINT = { provider: "stability", model: "stable-image-outpaint", params: {} };
const REPLACE = { provider: "stability", model: "stable-image-search-and-replace" };
const SIZE = { width: 160, height: 96 };

let fake: FakeStability;
let person: Person;

beforeAll(async () => {
  fake = await startFakeStability();
  process.env.STABILITY_API_KEY = fake.apiKey;
  process.env.STABILITY_BASE_URL = fake.baseURL;
});
afterAll(() => fake.close());
beforeEach(async () => {
  person = await signUp();
  fake.requests.length = 0;
});

async function pictures(size = SIZE): Promise<{ sourceAssetId: string; maskAssetId: string }> {
  const picture = await sourcePicture(size);
  const source = await createAsset(person, { bytes: picture.bytes });
  const mask = await createAsset(person, { bytes: (await halfMask(picture, "left")).bytes, role: "mask" });
  return { sourceAssetId: source.id, maskAssetId: mask.id };
}

async function run(id: string): Promise<GenerationView> {
  await runGeneration(id, "worker-a", never);
  return await getGeneration(person, id);
}

async function outputOf({ outputs }: GenerationView): Promise<Buffer> {
  return await getBytes(await getAsset(person, outputs[0]?.id ?? ""));
}

/** The fields that the server refuses a request for. */
async function refused(request: object, status = 400): Promise<object> {
  const sessionId = (await createImageSession(person)).id;
  const headers = { "idempotency-key": crypto.randomUUID() };
  const response = await as(person).post(generate, { body: { sessionId, ...request }, headers });
  expect(response.status).toBe(status);
  return (await response.json()).error.fields;
}

describe("a step without words", () => {
  test("takes away what is painted and keeps every pixel of the rest", async () => {
    const { sourceAssetId, maskAssetId } = await pictures();
    const { id } = await createGeneration(person, { ...ERASE, prompt: "", sourceAssetId, maskAssetId });
    const view = await run(id);
    expect(view).toMatchObject({ status: "succeeded", prompt: "", operation: "inpaint", costMicros: 50_000 });
    const before = await getBytes(await getAsset(person, sourceAssetId));
    const after = await outputOf(view);
    expect(await difference(before, after, "left")).toBeGreaterThan(8);
    const kept = { left: 100, top: 0, width: 60, height: 96 };
    const cut = (bytes: Buffer) => sharp(bytes).extract(kept).removeAlpha().raw().toBuffer();
    expect((await cut(after)).equals(await cut(before))).toBe(true);
  });

  test("gives its session no title and no prompt, and leaves both to the first step with words", async () => {
    const { sessionId } = await createGeneration(person, { ...ERASE, prompt: "", ...(await pictures()) });
    const sessions = async () => (await listSessions(person, {})).sessions;
    expect(await sessions()).toMatchObject([{ title: null, prompt: null, generationCount: 1 }]);
    await createGeneration(person, { sessionId, prompt: "a red kite" });
    expect(await sessions()).toMatchObject([{ title: "Red kite", prompt: "a red kite" }]);
  });

  test("is not among the earlier prompts", async () => {
    await createGeneration(person, { ...ERASE, prompt: "", ...(await pictures()) });
    expect(await (await as(person).get(listPrompts)).json()).toMatchObject({ prompts: [] });
  });

  test("is made again on another picture, without words again", async () => {
    const { id } = await createGeneration(person, { ...ERASE, prompt: "", ...(await pictures()) });
    await run(id);
    const { sourceAssetId } = await pictures({ width: 80, height: 80 });
    const onto = { assetIds: [sourceAssetId] };
    const input = { generationId: id, scope: "step", onto, seeds: "same" } as const;
    const [again] = await replay(person, input, crypto.randomUUID());
    expect(await run(again?.id ?? "")).toMatchObject({ status: "succeeded", prompt: "" });
  });
});

describe("a picture that was extended", () => {
  const extended = async (overlap: number) => {
    const { sourceAssetId } = await pictures();
    const border = { top: 16, right: 0, bottom: 0, left: 32, overlap };
    const { source, mask } = await extendPicture(person, sourceAssetId, border);
    return { original: sourceAssetId, sourceAssetId: source.id, maskAssetId: mask.id };
  };

  test("is painted around, with the old picture in it bit for bit", async () => {
    const { original, ...inputs } = await extended(0);
    const { id } = await createGeneration(person, { ...OUTPAINT, prompt: "", ...inputs });
    const view = await run(id);
    expect(view).toMatchObject({ status: "succeeded", outputs: [{ width: 192, height: 112 }] });
    expect(fake.requests[0]?.fields).toMatchObject({ left: "32", up: "16", right: "0", down: "0" });
    // The seam is a few pixels wide.
    const seam = 16;
    const inner = { left: seam, top: seam, width: SIZE.width - seam, height: SIZE.height - seam };
    const before = sharp(await getBytes(await getAsset(person, original))).extract(inner);
    const after = sharp(await outputOf(view)).extract({ ...inner, left: 32 + seam, top: 16 + seam });
    const pixels = (image: Sharp) => image.removeAlpha().raw().toBuffer();
    expect((await pixels(after)).equals(await pixels(before))).toBe(true);
  });

  test("is painted around on a picture of another size, when it is made again there", async () => {
    const { original: _, ...inputs } = await extended(8);
    const { id } = await createGeneration(person, { ...OUTPAINT, prompt: "hills", ...inputs });
    await run(id);
    const other = await pictures({ width: 300, height: 200 });
    const onto = { assetIds: [other.sourceAssetId] };
    const input = { generationId: id, scope: "step", onto, seeds: "same" } as const;
    const [again] = await replay(person, input, crypto.randomUUID());
    const view = await run(again?.id ?? "");
    expect(view).toMatchObject({ status: "succeeded", outputs: [{ width: 300, height: 200 }] });
  });

  test("fails with words that help when its mask was painted by hand, and costs nothing", async () => {
    const { sourceAssetId } = await pictures();
    const spot = await sharp({ create: { ...SIZE, channels: 3, background: "black" } })
      .composite([{ input: { create: { width: 9, height: 9, channels: 3, background: "white" } } }])
      .png()
      .toBuffer();
    const maskAssetId = (await createAsset(person, { bytes: spot, role: "mask" })).id;
    const { id } = await createGeneration(person, { ...OUTPAINT, prompt: "", sourceAssetId, maskAssetId });
    const view = await run(id);
    expect(view).toMatchObject({ status: "failed", error: { code: "invalid_request", charged: "no" } });
    expect(view.error?.message).toContain("Use Extend");
    expect(fake.requests).toEqual([]);
  });
});

describe("a request is refused by name", () => {
  test("with words for a model that has no place for them, and without for one that needs them", async () => {
    const inputs = await pictures();
    expect(Object.keys(await refused({ ...ERASE, prompt: "a fox", ...inputs }))).toEqual(["prompt"]);
    const sketch = { provider: "sketch", model: "sketch-1", prompt: " " };
    expect(await refused(sketch)).toEqual({ prompt: "Describe the image first." });
  });

  test("that does not say what to replace, or says it to a model that replaces nothing", async () => {
    const { sourceAssetId } = await pictures();
    const field = "params.searchPrompt";
    expect(Object.keys(await refused({ ...REPLACE, prompt: "a hen", sourceAssetId }))).toEqual([field]);
    const params = { searchPrompt: "the fox" };
    const sketch = { provider: "sketch", model: "sketch-1", prompt: "a hen", params };
    expect(Object.keys(await refused(sketch))).toEqual([field]);
  });

  test("whose words for what to replace are not allowed here", async () => {
    const { sourceAssetId } = await pictures();
    const params = { searchPrompt: "the forbidden thing" };
    const request = { ...REPLACE, prompt: "a hen", sourceAssetId, params };
    expect(await refused(request, 422)).toHaveProperty("prompt");
    expect(fake.requests).toEqual([]);
  });
});

test("what is replaced is kept with the step", async () => {
  const { sourceAssetId } = await pictures();
  const params = { searchPrompt: "  the fox " };
  const { id } = await createGeneration(person, { ...REPLACE, prompt: "a hen", sourceAssetId, params });
  expect(await run(id)).toMatchObject({ status: "succeeded", params: { searchPrompt: "the fox" } });
  expect(fake.requests[0]?.fields).toMatchObject({ search_prompt: "the fox", prompt: "a hen" });
});

test("a step that replaces falls back to no model that would change the whole picture", async () => {
  const { sourceAssetId } = await pictures();
  const params = { searchPrompt: "the fox" };
  const targets = [{ provider: "sketch", model: "sketch-1" }];
  await db()
    .insert(modelFallbacks)
    .values({ ...REPLACE, targets });
  const { id } = await createGeneration(person, { ...REPLACE, prompt: "a hen", sourceAssetId, params });
  fake.misbehave({ kind: "refuse", refusal: rateLimited({ "retry-after": "3600" }) });
  expect(await run(id)).toMatchObject({ status: "failed", provider: "stability", requested: null });
});
