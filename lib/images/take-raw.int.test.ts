import { expect, test } from "vitest";
import { db } from "#db/index.ts";
import { imageAssets } from "#db/schema/images.ts";
import { newId } from "#lib/ids.ts";
import { createAsset, createGeneration, createRaw, createUser, png } from "#tests/factories.ts";
import { listEventsAfter } from "./events.ts";
import { getGeneration } from "./generations.ts";
import { takeRaw } from "./take-raw.ts";

/** A step with a locked picture in first place, as the worker leaves it. */
async function createLocked() {
  const user = await createUser();
  const raw = await createRaw(user, await png(48, 32));
  const upload = await createAsset(user, { bytes: await png(48, 32, "#ff0000") });
  const { generationId, sessionId, seed } = raw;
  if (!generationId) throw new Error("no step");
  const drift = { mean: 40, p99: 90, changedPixels: 900, outsidePixels: 1000 };
  const locked = { ...upload, id: newId("asset"), role: "output" as const, generationId, sessionId, seed };
  await db()
    .insert(imageAssets)
    .values({ ...locked, sourceAssetId: raw.id, drift });
  return { user, raw, generationId };
}

test("the whole picture becomes a further picture of the step, with the raw one's bytes", async () => {
  const { user, raw, generationId } = await createLocked();
  const taken = await takeRaw(user, generationId, raw.id);
  expect(taken).toMatchObject({ role: "output", sha256: raw.sha256, position: 1, drift: null });
  expect(taken.changedFraction).toBe(0);
  const view = await getGeneration(user, generationId);
  expect(view.outputs.map(({ id }) => id)[1]).toBe(taken.id);
  expect(view.rawOutputs.map(({ id }) => id)).toEqual([raw.id]);
  const last = (await listEventsAfter(user, 0, 20)).at(-1);
  expect(last).toMatchObject({ type: "generation.updated", generationId });
});

test("taken twice, even at once, it is there once", async () => {
  const { user, raw, generationId } = await createLocked();
  const take = () => takeRaw(user, generationId, raw.id);
  const [one, other] = await Promise.all([take(), take()]);
  expect(one.id).toBe(other.id);
  expect((await take()).id).toBe(one.id);
  expect((await getGeneration(user, generationId)).outputs).toHaveLength(2);
  const events = await listEventsAfter(user, 0, 20);
  expect(events.filter(({ type }) => type === "generation.updated")).toHaveLength(1);
});

test("only a raw picture of that step can be taken", async () => {
  const { user, raw, generationId } = await createLocked();
  const { outputs, inputs } = await getGeneration(user, generationId);
  const other = await createGeneration(user);
  for (const [step, asset] of [
    [other.id, raw.id],
    [generationId, outputs[0]?.id],
    [generationId, inputs[0]?.id],
  ]) {
    await expect(takeRaw(user, step ?? "", asset ?? "")).rejects.toMatchObject({ code: "not_found" });
  }
});
