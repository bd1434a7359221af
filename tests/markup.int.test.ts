import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as getStrokes } from "#app/api/images/assets/[assetId]/strokes/route.ts";
import { POST as generate } from "#app/api/images/generate/route.ts";
import { GET as getGenerationRoute } from "#app/api/images/generations/[generationId]/route.ts";
import { POST as duplicate } from "#app/api/images/sessions/[sessionId]/duplicate/route.ts";
import { getGeneration, listGenerations } from "#lib/images/generations.ts";
import type { MarkupStrokes } from "#lib/images/markup-strokes.ts";
import { replay } from "#lib/images/replay.ts";
import { ReplayInput } from "#lib/images/replay-input.ts";
import { retryGeneration } from "#lib/images/retry-generation.ts";
import { runGeneration } from "#lib/images/run-generation.ts";
import { drawnInstructions } from "./conformance/pixels.ts";
import { createAsset, createGeneration, createImageSession, createUser, png } from "./factories.ts";
import { type FakeOpenAi, startFakeOpenAi } from "./fakes/openai.ts";
import { as, signUp } from "./http.ts";
import { download, kept, upload, uploaded } from "./uploading.ts";

const never = new AbortController().signal;
const READER = { provider: "openai", model: "gpt-image-2.6-flare", params: {} };
const painted: MarkupStrokes = {
  baseAssetId: null,
  strokes: [
    { kind: "arrow", color: "red", size: 4, from: { x: 2, y: 3 }, to: { x: 30, y: 12.5 } },
    { kind: "text", color: "white", size: 9, x: 20, y: 10, text: "a boat here" },
  ],
};

let openai: FakeOpenAi;
beforeAll(async () => {
  openai = await startFakeOpenAi();
  process.env.OPENAI_API_KEY = openai.apiKey;
  process.env.OPENAI_BASE_URL = openai.baseURL;
});
afterAll(() => openai.close());

const overlay = async (width: number, height: number) => (await drawnInstructions({ width, height })).bytes;

/** A source and instructions drawn on it. */
async function drawnOn(user: { id: string }, [width, height] = [64, 48]) {
  const source = await createAsset(user, { bytes: await png(width, height) });
  const bytes = await overlay(width, height);
  const markup = await createAsset(user, { role: "markup", bytes, strokes: painted });
  return { sourceAssetId: source.id, markupAssetId: markup.id };
}

/** The overlay that reached the vendor with its last request. */
function sentMarkup(): Buffer | undefined {
  return openai.requests.at(-1)?.files.find(({ field }) => field === "markup")?.bytes;
}

async function pixelsOf(bytes: Buffer): Promise<string> {
  return (await sharp(bytes).ensureAlpha().raw().toBuffer()).toString("hex");
}

describe("an uploaded overlay", () => {
  test("stays a PNG of 8 bits with alpha, pixel for pixel, with how it was drawn", async () => {
    const person = await signUp();
    const bytes = await overlay(40, 30);
    const strokes = JSON.stringify(painted);
    const { assetId, mimeType } = await uploaded(person, bytes, { role: "markup", strokes });
    expect(mimeType).toBe("image/png");
    const stored = await download(person, assetId);
    expect(await sharp(stored).metadata()).toMatchObject({ channels: 4, depth: "uchar", hasAlpha: true });
    expect(await pixelsOf(stored)).toBe(await pixelsOf(bytes));
    const answer = await as(person).get(getStrokes, { params: { assetId } });
    expect(await answer.json()).toEqual({ strokes: painted });
  });

  test.each<[string, () => Promise<Buffer>]>([
    [
      "hides the whole picture",
      async () =>
        await sharp(await png())
          .ensureAlpha()
          .png()
          .toBuffer(),
    ],
    ["has no alpha", async () => await png()],
    [
      "has nothing on it",
      async () =>
        await sharp({ create: { width: 9, height: 9, channels: 4, background: "#0000" } })
          .png()
          .toBuffer(),
    ],
  ])("is refused when it %s, and nothing is stored", async (_what, make) => {
    const person = await signUp();
    const before = await kept(person);
    const response = await upload(person, await make(), { role: "markup" });
    expect(response.status).toBe(400);
    expect(Object.keys((await response.json()).error.fields)).toEqual(["file"]);
    expect(await kept(person)).toEqual(before);
  });

  test("is of its source's size when it is uploaded for it", async () => {
    const person = await signUp();
    const { assetId: sourceAssetId } = await uploaded(person, await png(40, 30));
    const send = async (width: number, height: number) =>
      (await upload(person, await overlay(width, height), { role: "markup", sourceAssetId })).status;
    expect([await send(30, 40), await send(40, 30)]).toEqual([400, 201]);
  });

  test("has strokes of its own kind", async () => {
    const person = await signUp();
    const strokes = JSON.stringify({ baseAssetId: null, strokes: [{ kind: "all" }] });
    const response = await upload(person, await overlay(9, 9), { role: "markup", strokes });
    expect(Object.keys((await response.json()).error.fields)).toEqual(["strokes"]);
  });
});

test("what a drawing cannot go with is refused by name", async () => {
  const person = await signUp();
  const { id: sessionId } = await createImageSession(person);
  const pictures = await drawnOn(person);
  const { markupAssetId, sourceAssetId } = pictures;
  const mask = await createAsset(person, { role: "mask", bytes: await png(64, 48, "#fff") });
  const other = await createAsset(person, { bytes: await png(48, 64) });
  const ask = async (fields: object) => {
    const body = { sessionId, prompt: "a boat", ...READER, ...fields };
    const { error } = await (await as(person).post(generate, { body })).json();
    return Object.keys(error.fields ?? {});
  };
  expect(await ask({ ...pictures, model: "gpt-image-2" })).toEqual(["markupAssetId"]);
  expect(await ask({ ...pictures, maskAssetId: mask.id })).toEqual(["markupAssetId"]);
  expect(await ask({ ...pictures, sourceAssetId: other.id })).toEqual(["markupAssetId"]);
  expect(await ask({ markupAssetId })).toEqual(["markupAssetId"]);
  expect(await ask({ sourceAssetId, markupAssetId: mask.id })).toEqual(["markupAssetId"]);
  expect(await ask({ sourceAssetId: markupAssetId })).toEqual(["sourceAssetId"]);
});

test("a step sends what was drawn, keeps it as its own, and is told from one without", async () => {
  const person = await signUp();
  const pictures = await drawnOn(person);
  const { sessionId, id } = await createGeneration(person, { ...READER, ...pictures });
  await runGeneration(id, "worker-a", never);
  expect(await pixelsOf(sentMarkup() ?? Buffer.alloc(0))).toBe(await pixelsOf(await overlay(64, 48)));
  const response = await as(person).get(getGenerationRoute, { params: { generationId: id } });
  const { generation } = await response.json();
  expect(generation).toMatchObject({ status: "succeeded", operation: "image-to-image", warnings: [] });
  expect(generation.inputs).toMatchObject([
    { role: "input" },
    { role: "markup", sourceAssetId: pictures.markupAssetId, hasStrokes: true },
  ]);
  const { sourceAssetId } = pictures;
  const plain = await createGeneration(person, { ...READER, sessionId, sourceAssetId });
  expect(plain.settingsHash).not.toBe(generation.settingsHash);

  const again = await retryGeneration(person, id, randomUUID());
  expect(again.settingsHash).toBe(generation.settingsHash);
  await runGeneration(again.id, "worker-a", never);
  expect(await pixelsOf(sentMarkup() ?? Buffer.alloc(0))).toBe(await pixelsOf(await overlay(64, 48)));
});

test("made again on another picture, a drawing is stretched to it", async () => {
  const user = await createUser();
  const { id: generationId } = await createGeneration(user, { ...READER, ...(await drawnOn(user)) });
  await runGeneration(generationId, "worker-a", never);
  const large = await createAsset(user, { bytes: await png(96, 80) });
  const input = { generationId, scope: "step", onto: { assetIds: [large.id] }, seeds: "new" };
  const [row] = await replay(user, ReplayInput.parse(input), randomUUID());
  await runGeneration(row?.id ?? "", "worker-a", never);
  const view = await getGeneration(user, row?.id ?? "");
  expect(view).toMatchObject({ status: "succeeded" });
  expect(view.inputs).toMatchObject([
    { role: "input", width: 96, height: 80 },
    { role: "markup", width: 96, height: 80, hasStrokes: false },
  ]);
  expect(view.warnings).toEqual([
    "The instructions were drawn on a picture of 64 × 48 and were stretched to 96 × 80.",
  ]);
  expect(await sharp(sentMarkup()).metadata()).toMatchObject({ width: 96, height: 80, hasAlpha: true });
});

test("a copy of a session has the drawings, with their strokes", async () => {
  const person = await signUp();
  const { id, sessionId } = await createGeneration(person, { ...READER, ...(await drawnOn(person)) });
  await runGeneration(id, "worker-a", never);
  const response = await as(person).post(duplicate, { params: { sessionId } });
  const { session } = await response.json();
  const { generations } = await listGenerations(person, session.id, {});
  const markup = generations[0]?.inputs.find(({ role }) => role === "markup");
  const answer = await as(person).get(getStrokes, { params: { assetId: markup?.id ?? "" } });
  expect(await answer.json()).toEqual({ strokes: painted });
});
