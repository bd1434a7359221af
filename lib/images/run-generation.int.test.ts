import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/index.ts";
import { imageAttempts } from "#db/schema/attempts.ts";
import { imageAssets, imageGenerations, imageSessions } from "#db/schema/images.ts";
import { storage } from "#lib/storage.ts";
import { createAsset, createGeneration, createUser, png } from "#tests/factories.ts";
import { derivedKey, getBytes } from "./asset-bytes.ts";
import { findAssets } from "./assets.ts";
import { cancelGeneration } from "./cancel-generation.ts";
import { listEventsAfter } from "./events.ts";
import { getGeneration } from "./generations.ts";
import { cancelRunningHere, runGeneration } from "./run-generation.ts";

const never = new AbortController().signal;

test("a generation ends with its picture in the store, its parameters, its cost and its time", async () => {
  const user = await createUser();
  const { id, sessionId } = await createGeneration(user);
  await runGeneration(id, "worker-a", never);

  const view = await getGeneration(user, id);
  expect(view).toMatchObject({ status: "succeeded", progress: 1, costMicros: 0, stepNumber: 1, error: null });
  expect(view.durationMs).toBeGreaterThan(0);
  const [output] = view.outputs;
  expect(output).toMatchObject({ width: 64, height: 64, mimeType: "image/png" });
  expect(output?.seed).toBe(view.actualParams?.seed);

  const [asset] = await findAssets(db(), user, [output?.id ?? ""]);
  if (!asset) throw new Error("no asset");
  expect((await getBytes(asset)).length).toBe(asset.sizeBytes);
  expect(await storage().has(derivedKey(user.id, asset.sha256, 320))).toBe(true);

  const [session] = await db().select().from(imageSessions).where(eq(imageSessions.id, sessionId));
  expect(session).toMatchObject({ thumbnailAssetId: asset.id, title: "Red kite over the harbour" });
  const [attempt] = await db().select().from(imageAttempts).where(eq(imageAttempts.generationId, id));
  expect(attempt).toMatchObject({ state: "succeeded", number: 1, actualCostMicros: 0 });
  const events = await listEventsAfter(user, 0, 100);
  expect(events.map((event) => event.type)).toEqual([
    "generation.queued",
    "generation.started",
    "generation.succeeded",
  ]);
  expect(events.at(-1)?.data).toEqual({ status: "succeeded", outputAssetId: asset.id, url: output?.url });
});

test("a delivery that comes twice runs once", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user);
  await Promise.all([runGeneration(id, "worker-a", never), runGeneration(id, "worker-b", never)]);
  await runGeneration(id, "worker-c", never);
  const attempts = await db().select().from(imageAttempts).where(eq(imageAttempts.generationId, id));
  expect(attempts).toHaveLength(1);
});

test("the first picture stays the session's thumbnail", async () => {
  const user = await createUser();
  const first = await createGeneration(user);
  await runGeneration(first.id, "worker-a", never);
  const second = await createGeneration(user, { sessionId: first.sessionId, prompt: "a blue whale" });
  await runGeneration(second.id, "worker-a", never);
  const [session] = await db().select().from(imageSessions).where(eq(imageSessions.id, first.sessionId));
  expect(session?.thumbnailAssetId).toBe((await getGeneration(user, first.id)).outputs[0]?.id);
});

test("an edit keeps its source and hangs on the step that made it", async () => {
  const user = await createUser();
  const first = await createGeneration(user);
  await runGeneration(first.id, "worker-a", never);
  const [source] = (await getGeneration(user, first.id)).outputs;
  const edit = await createGeneration(user, {
    sessionId: first.sessionId,
    prompt: "warmer",
    sourceAssetId: source?.id,
    params: {},
  });
  await runGeneration(edit.id, "worker-a", never);
  const view = await getGeneration(user, edit.id);
  expect(view).toMatchObject({
    status: "succeeded",
    operation: "image-to-image",
    parentGenerationId: first.id,
    stepNumber: 2,
  });
  expect(view.inputs).toMatchObject([{ role: "input", sourceAssetId: source?.id }]);
});

test("a waiting generation is canceled at once and never runs", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user);
  await cancelGeneration(user, id);
  await runGeneration(id, "worker-a", never);
  expect(await getGeneration(user, id)).toMatchObject({ status: "canceled", outputs: [], startedAt: null });
});

test("a running generation stops when it is canceled, and nothing was charged", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user, { params: { width: 512, height: 512, steps: 40 } });
  const run = runGeneration(id, "worker-a", never);
  await expect.poll(async () => (await getGeneration(user, id)).status, { interval: 10 }).toBe("running");
  await cancelGeneration(user, id);
  cancelRunningHere(id);
  await run;
  const [row] = await db().select().from(imageGenerations).where(eq(imageGenerations.id, id));
  expect(row).toMatchObject({ status: "canceled", charged: "no" });
});

test("an uploaded picture can be the source of a step in any session of its owner", async () => {
  const user = await createUser();
  const upload = await createAsset(user);
  const { id } = await createGeneration(user, {
    sourceAssetId: upload.id,
    params: {},
    prompt: "black and white",
  });
  await runGeneration(id, "worker-a", never);
  expect(await getGeneration(user, id)).toMatchObject({ status: "succeeded", parentGenerationId: null });
});

test("the inputs of a step are told in the order source, mask, whatever order the rows have on the disk", async () => {
  const user = await createUser();
  const source = await createAsset(user);
  const mask = await createAsset(user, { role: "mask", bytes: await png(64, 64, "#fff") });
  const { id } = await createGeneration(user, { sourceAssetId: source.id, maskAssetId: mask.id, params: {} });
  const rows = await db().delete(imageAssets).where(eq(imageAssets.generationId, id)).returning();
  for (const role of ["mask", "input"]) {
    await db()
      .insert(imageAssets)
      .values(rows.filter((row) => row.role === role));
  }
  // With statistics a table this small is read in the order of its pages, not of an index.
  await db().execute("analyze image_assets");
  expect((await getGeneration(user, id)).inputs.map((input) => input.role)).toEqual(["input", "mask"]);
});
