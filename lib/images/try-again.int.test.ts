import { asc, eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { db } from "#db/index.ts";
import { type AttemptRow, imageAttempts } from "#db/schema/attempts.ts";
import { imageGenerations } from "#db/schema/images.ts";
import { modelFallbacks } from "#db/schema/providers.ts";
import { createAsset, createGeneration, createUser, png } from "#tests/factories.ts";
import { badGateway, blocked, outOfCredit, rateLimited, refusal } from "#tests/fakes/openai/refusals.ts";
import { createSubject, type OpenAiSubject } from "#tests/fakes/openai/subject.ts";
import type { Refusal } from "#tests/fakes/openai/types.ts";
import { admitDueRetries } from "./admission.ts";
import { cancelGeneration } from "./cancel-generation.ts";
import { getGeneration } from "./generations.ts";
import { sketch } from "./providers/sketch.ts";
import { retryGeneration } from "./retry-generation.ts";
import { runGeneration } from "./run-generation.ts";

const never = new AbortController().signal;
const ASKED = { provider: "openai", model: "gpt-image-1-mini", params: { width: 1024, height: 1024 } };
const DOWN = refusal(503, { message: "The server is overloaded." });
let openai: OpenAiSubject;

beforeEach(async () => {
  openai = await createSubject();
  const fixed = [sketch, openai.provider];
  Object.assign(globalThis, { studioProviders: { fixed, added: [], discovered: new Map() } });
});
afterEach(async () => {
  await openai.close();
  await db().delete(modelFallbacks);
});

function refuse(...answers: Refusal[]): void {
  for (const answer of answers) openai.fake.misbehave({ kind: "refuse", refusal: answer });
}

async function run(generationId: string): Promise<void> {
  await runGeneration(generationId, "worker-a", never);
}

/** As if the wait were over. */
async function wait(generationId: string): Promise<void> {
  const past = { retryAt: sql`now() - interval '1 second'` };
  await db().update(imageGenerations).set(past).where(eq(imageGenerations.id, generationId));
  await admitDueRetries();
}

async function attemptsOf(generationId: string): Promise<AttemptRow[]> {
  return await db()
    .select()
    .from(imageAttempts)
    .where(eq(imageAttempts.generationId, generationId))
    .orderBy(asc(imageAttempts.number));
}

async function fallBackToSketch(): Promise<void> {
  const { provider, model } = ASKED;
  await db()
    .insert(modelFallbacks)
    .values({ provider, model, targets: [{ provider: "sketch", model: "sketch-1" }] });
}

test("a rate-limited step waits as long as the vendor says and is made then, without a person", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user, ASKED);
  refuse(rateLimited({ "retry-after": "60" }));
  const before = Date.now();
  await run(id);

  const waiting = await getGeneration(user, id);
  expect(waiting).toMatchObject({ status: "queued", error: null });
  expect(waiting.retry?.reason).toContain("takes no more pictures");
  expect(Date.parse(waiting.retry?.at ?? "")).toBeGreaterThanOrEqual(before + 60_000);

  await wait(id);
  await run(id);
  expect(await getGeneration(user, id)).toMatchObject({ status: "succeeded", retry: null, error: null });
  expect(await attemptsOf(id)).toMatchObject([
    { state: "failed", errorCode: "rate_limited" },
    { state: "succeeded" },
  ]);
});

test("nothing is handed out before its wait is over", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user, ASKED);
  refuse(rateLimited({ "retry-after": "60" }));
  await run(id);
  await admitDueRetries();
  await run(id);
  expect(openai.fake.requests.length).toBe(1);
});

test("a step that waits for a next try gives up its place to the next in line", async () => {
  const user = await createUser();
  await Promise.all(Array.from({ length: 5 }, () => createGeneration(user, ASKED)));
  const admitted = async () => {
    const rows = await db().select().from(imageGenerations).where(eq(imageGenerations.userId, user.id));
    return rows.filter(({ admittedAt }) => admittedAt !== null).map(({ id }) => id);
  };
  const [first] = await admitted();
  expect(await admitted()).toHaveLength(4);
  refuse(rateLimited({ "retry-after": "60" }));
  await run(first ?? "");
  expect(await admitted()).toHaveLength(4);
  expect(await admitted()).not.toContain(first);
});

test("a provider that stays down is asked four times in all and then left to the person", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user, ASKED);
  refuse(DOWN, DOWN, DOWN, DOWN);
  for (let retries = 0; retries < 3; retries++) {
    await run(id);
    await wait(id);
  }
  await run(id);
  expect(await getGeneration(user, id)).toMatchObject({
    status: "failed",
    error: { code: "unavailable", charged: "no", retryable: true },
  });
  expect(openai.fake.requests.length).toBe(4);
});

test("a call that may have been charged is never made again by itself", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user, ASKED);
  refuse(badGateway());
  await run(id);
  expect(await getGeneration(user, id)).toMatchObject({
    status: "failed",
    error: { code: "unavailable", charged: "unknown" },
  });
  expect(openai.fake.requests.length).toBe(1);
});

test("a refusal is final", async () => {
  await fallBackToSketch();
  const user = await createUser();
  const { id } = await createGeneration(user, ASKED);
  refuse(blocked());
  await run(id);
  expect(await getGeneration(user, id)).toMatchObject({
    status: "failed",
    error: { code: "content_blocked", retryable: false, charged: "no" },
  });
});

test("a step that waits for a next try is canceled at once and costs nothing", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user, ASKED);
  refuse(rateLimited({ "retry-after": "60" }));
  await run(id);
  await cancelGeneration(user, id);
  expect(await getGeneration(user, id)).toMatchObject({ status: "canceled", retry: null });
});

test("where a model has a fall-back, it makes the step when the provider is down, and the step says so", async () => {
  await fallBackToSketch();
  const user = await createUser();
  const { id } = await createGeneration(user, { ...ASKED, params: { ...ASKED.params, quality: "low" } });
  refuse(outOfCredit());
  await run(id);
  await run(id);
  const view = await getGeneration(user, id);
  expect(view).toMatchObject({
    status: "succeeded",
    provider: "sketch",
    model: "sketch-1",
    requested: { provider: "openai", model: "gpt-image-1-mini" },
    params: { quality: "low" },
    outputs: [{ width: 1024, height: 1024 }],
  });
  expect(view.actualParams).not.toHaveProperty("quality");
  expect(view.warnings.join(" ")).toMatch(/could not be used, so .+ was asked instead\..+: quality\./);
  expect(await attemptsOf(id)).toMatchObject([
    { provider: "openai", model: "gpt-image-1-mini", state: "failed" },
    { provider: "sketch", model: "sketch-1", state: "succeeded" },
  ]);
});

test("a short wait is waited for before anything is sent to another vendor", async () => {
  await fallBackToSketch();
  const user = await createUser();
  const { id } = await createGeneration(user, ASKED);
  refuse(DOWN);
  await run(id);
  expect(await getGeneration(user, id)).toMatchObject({
    status: "queued",
    provider: "openai",
    requested: null,
  });
});

test("a step whose owner wants no fall-back is not sent to another vendor", async () => {
  await fallBackToSketch();
  const user = await createUser();
  const { id } = await createGeneration(user, { ...ASKED, allowsFallback: false });
  refuse(outOfCredit());
  await run(id);
  expect(await getGeneration(user, id)).toMatchObject({ status: "failed", provider: "openai" });
});

test("a fall-back that cannot make the step is passed over", async () => {
  await fallBackToSketch();
  const user = await createUser();
  const pictures = await Promise.all(["#336699", "#993366", "#669933"].map((color) => png(64, 64, color)));
  const references = await Promise.all(
    pictures.map((bytes) => createAsset(user, { bytes, role: "reference" })),
  );
  const referenceAssetIds = references.map(({ id }) => id);
  const { id } = await createGeneration(user, { ...ASKED, referenceAssetIds });
  refuse(outOfCredit());
  await run(id);
  expect(await getGeneration(user, id)).toMatchObject({ status: "failed", error: { code: "out_of_credit" } });
});

test("a step that a fall-back made is retried with the model that was asked for", async () => {
  await fallBackToSketch();
  const user = await createUser();
  const { id } = await createGeneration(user, ASKED);
  refuse(outOfCredit());
  await run(id);
  await run(id);
  expect(await retryGeneration(user, id, "again")).toMatchObject({
    provider: "openai",
    requestedModel: null,
  });
});
