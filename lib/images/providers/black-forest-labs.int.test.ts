import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#db/index.ts";
import { type AttemptRow, imageAttempts } from "#db/schema/attempts.ts";
import { ShutdownError } from "#lib/images/claims.ts";
import { getGeneration } from "#lib/images/generations.ts";
import { runGeneration } from "#lib/images/run-generation.ts";
import { halfMask, sourcePicture } from "#tests/conformance/pixels.ts";
import { createAsset, createGeneration, createUser } from "#tests/factories.ts";
import { type FakeBlackForestLabs, startFakeBlackForestLabs } from "#tests/fakes/black-forest-labs.ts";

const never = new AbortController().signal;
const PRO = { provider: "black-forest-labs", model: "flux-2-pro" };
const SMALL = { width: 64, height: 64 };

let fake: FakeBlackForestLabs;

beforeAll(async () => {
  fake = await startFakeBlackForestLabs();
  process.env.BFL_API_KEY = fake.apiKey;
  process.env.BFL_BASE_URL = fake.baseURL;
});
afterAll(() => fake.close());

async function attemptsOf(generationId: string): Promise<AttemptRow[]> {
  return db().select().from(imageAttempts).where(eq(imageAttempts.generationId, generationId));
}

test("pictures that were paid for before a restart are fetched after it, and bought once", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user, { ...PRO, params: { ...SMALL, count: 2 } });
  fake.requests.length = 0;
  const pending = { on: "look", kind: "state", status: "Pending" } as const;
  fake.misbehave(...Array.from({ length: 100 }, () => pending));
  const shutdown = new AbortController();
  const run = runGeneration(id, "worker-a", shutdown.signal);
  await expect
    .poll(() => fake.requests.filter(({ path }) => path === "/v1/get_result").length)
    .toBeGreaterThan(0);
  shutdown.abort(new ShutdownError());
  await run;
  expect((await getGeneration(user, id)).status).toBe("queued");

  fake.behave();
  await runGeneration(id, "worker-b", never);
  const view = await getGeneration(user, id);
  expect(view).toMatchObject({ status: "succeeded", costMicros: 60_000, warnings: [] });
  expect(view.outputs).toHaveLength(2);
  expect(fake.orders()).toHaveLength(2);
  const attempts = await attemptsOf(id);
  expect(attempts).toMatchObject([{ number: 1, state: "succeeded", actualCostMicros: 60_000 }]);
  expect(attempts[0]?.remoteId).not.toContain(fake.apiKey);
});

test.each([
  ["FLUX.1 Fill", "flux-pro-1.0-fill"],
  ["a model that is only told of its mask in words", "flux-2-klein-4b"],
])("a masked edit by %s has the size of its source", async (_name, model) => {
  const user = await createUser();
  const picture = await sourcePicture({ width: 256, height: 192 });
  const source = await createAsset(user, { bytes: picture.bytes });
  const mask = await createAsset(user, { bytes: (await halfMask(picture, "left")).bytes, role: "mask" });
  const pictures = { sourceAssetId: source.id, maskAssetId: mask.id };
  const { id } = await createGeneration(user, { ...PRO, model, ...pictures, params: {} });
  await runGeneration(id, "worker-a", never);
  const view = await getGeneration(user, id);
  expect(view).toMatchObject({ status: "succeeded", operation: "inpaint" });
  expect(view.outputs).toMatchObject([{ width: 256, height: 192 }]);
});
