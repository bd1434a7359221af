import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { GET as list } from "#app/api/images/library/route.ts";
import { db } from "#db/index.ts";
import { imageAssets } from "#db/schema/images.ts";
import { newId } from "#lib/ids.ts";
import { deleteGeneration } from "#lib/images/generations.ts";
import { deleteSession } from "#lib/images/sessions.ts";
import type { LibraryView } from "#lib/images/views.ts";
import { drawnInstructions } from "./conformance/pixels.ts";
import { createAsset, createGeneration, createImageSession, png } from "./factories.ts";
import { as, type Person, signUp } from "./http.ts";

process.env.LIMIT_REQUESTS_PER_MINUTE = "0";

let person: Person;

beforeEach(async () => {
  person = await signUp();
});

async function page(query: Record<string, string | number> = {}, of = person): Promise<LibraryView> {
  const response = await as(of).get(list, { query });
  expect(response.status).toBe(200);
  return await response.json();
}

const ids = ({ pictures }: LibraryView) => pictures.map(({ assetId }) => assetId);

/** A step with a picture, as a worker would have left it. */
async function step(wanted: Parameters<typeof createGeneration>[1] = {}) {
  const generation = await createGeneration(person, wanted);
  const output = {
    id: newId("asset"),
    userId: person.id,
    sessionId: generation.sessionId,
    generationId: generation.id,
    role: "output" as const,
    sha256: "0".repeat(64),
    mimeType: "image/png",
    sizeBytes: 1,
    width: 64,
    height: 64,
  };
  await db().insert(imageAssets).values(output);
  return { generation, assetId: output.id };
}

async function upload(color: string, more: Parameters<typeof createAsset>[1] = {}): Promise<string> {
  return (await createAsset(person, { bytes: await png(8, 8, color), ...more })).id;
}

describe("the pictures to choose from", () => {
  test("are outputs and uploads, newest first, with the step that made them", async () => {
    const { generation, assetId } = await step({ prompt: "a fox" });
    const uploaded = await upload("#ff0000");
    const { pictures } = await page();
    expect(pictures.map((picture) => picture.assetId)).toEqual([uploaded, assetId]);
    expect(pictures[1]).toMatchObject({
      generationId: generation.id,
      stepNumber: 1,
      sessionId: generation.sessionId,
      prompt: "a fox",
      url: `/api/images/assets/${assetId}`,
      width: 64,
      height: 64,
    });
    expect(pictures[0]).toMatchObject({ generationId: null, stepNumber: null, prompt: null });
  });

  test("are the person's own", async () => {
    await step();
    await upload("#ff0000");
    expect(ids(await page({}, await signUp()))).toEqual([]);
  });

  test("are not masks or drawings, nor what deleted steps and sessions left", async () => {
    await upload("#ffffff", { role: "mask" });
    const { bytes } = await drawnInstructions({ width: 64, height: 64 });
    await createAsset(person, { role: "markup", bytes });
    const inTrash = await step();
    await deleteGeneration(person, inTrash.generation.id);
    const inDeletedSession = await step();
    await deleteSession(person, inDeletedSession.generation.sessionId);
    expect(ids(await page())).toEqual([]);
  });

  test("show an upload once, however it was used", async () => {
    const source = await upload("#00ff00");
    await upload("#00ff00", { role: "reference" });
    await createGeneration(person, { sourceAssetId: source, params: {} });
    expect(ids(await page())).toEqual([source]);
  });

  test("of one session are its own outputs and the uploads that were added to it or used in it", async () => {
    const { id: sessionId } = await createImageSession(person);
    const here = await step({ sessionId });
    await step();
    await upload("#111111");
    const added = await upload("#222222", { sessionId });
    const used = await upload("#333333");
    await createGeneration(person, { sessionId, sourceAssetId: used, params: {} });
    expect(ids(await page({ sessionId })).sort()).toEqual([here.assetId, added, used].sort());
    expect(ids(await page({ sessionId, kind: "uploads" })).sort()).toEqual([added, used].sort());
  });

  test("are found by the words of their prompt", async () => {
    const fox = await step({ prompt: "a red fox in the snow" });
    await step({ prompt: "a bear in the snow" });
    await upload("#ff0000");
    expect(ids(await page({ q: "snow FOX" }))).toEqual([fox.assetId]);
    expect(ids(await page({ q: "fox", kind: "uploads" }))).toEqual([]);
  });

  test("are read in pages without one missing or double, of the same instant too", async () => {
    const made: string[] = [];
    for (let index = 0; index < 5; index++) made.push(await upload(`#00000${index}`));
    const createdAt = new Date(Date.UTC(2026, 0, 1));
    await db().update(imageAssets).set({ createdAt }).where(eq(imageAssets.userId, person.id));
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const next: LibraryView = await page({ limit: 2, ...(cursor && { cursor }) });
      found.push(...ids(next));
      cursor = next.nextCursor;
    } while (cursor);
    expect(found).toEqual(made.sort());
  });
});
