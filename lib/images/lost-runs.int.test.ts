import { desc, eq, sql } from "drizzle-orm";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#db/index.ts";
import { imageAttempts } from "#db/schema/attempts.ts";
import { imageGenerations } from "#db/schema/images.ts";
import { env } from "#lib/env.ts";
import { createGeneration, createUser, png } from "#tests/factories.ts";
import { type FakeOpenAi, startFakeOpenAi } from "#tests/fakes/openai.ts";
import { beginAttempt } from "./attempts.ts";
import { cancelGeneration } from "./cancel-generation.ts";
import { type Claim, ClaimLostError, claimGeneration, renewClaim, ShutdownError } from "./claims.ts";
import { finishSucceeded } from "./finish-generation.ts";
import { getGeneration } from "./generations.ts";
import { keepLateAnswer } from "./late-answers.ts";
import { recoverLostRuns } from "./lost-runs.ts";
import { storeOutput } from "./outputs.ts";
import { buildProviderRequest } from "./provider-requests.ts";
import { findModel } from "./providers/index.ts";
import { runGeneration } from "./run-generation.ts";

const here = { workerId: "worker-alive", isRunning: () => false };
const never = new AbortController().signal;
const PAID = { provider: "openai", model: "gpt-image-2", params: {} };
let openai: FakeOpenAi;

beforeAll(async () => {
  openai = await startFakeOpenAi();
  process.env.OPENAI_API_KEY = openai.apiKey;
  process.env.OPENAI_BASE_URL = openai.baseURL;
});
afterAll(() => openai.close());

async function claim(generationId: string, workerId = "worker-dead"): Promise<Claim> {
  const claimed = await claimGeneration(generationId, workerId);
  if (!claimed) throw new Error("not claimed");
  return claimed;
}

async function expireLease(generationId: string): Promise<void> {
  await db()
    .update(imageGenerations)
    .set({ leaseExpiresAt: sql`now() - interval '1 second'` })
    .where(eq(imageGenerations.id, generationId));
}

async function startCall(claimed: Claim) {
  const model = findModel(claimed.provider, claimed.model);
  if (!model) throw new Error("no model");
  const request = await buildProviderRequest(claimed, model);
  return { request, attempt: await beginAttempt(claimed, request, null) };
}

async function lastAttempt(generationId: string) {
  const [attempt] = await db()
    .select()
    .from(imageAttempts)
    .where(eq(imageAttempts.generationId, generationId))
    .orderBy(desc(imageAttempts.number))
    .limit(1);
  return attempt;
}

test("a free generation whose worker died runs again by itself", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user);
  await startCall(await claim(id));
  await expireLease(id);
  await recoverLostRuns(here);
  expect((await getGeneration(user, id)).status).toBe("queued");
  await runGeneration(id, "worker-b", never);
  expect(await getGeneration(user, id)).toMatchObject({ status: "succeeded" });
  expect(await lastAttempt(id)).toMatchObject({ number: 2, state: "succeeded" });
});

test("a paid call whose answer is unknown is never made again by itself", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user, PAID);
  await startCall(await claim(id));
  await expireLease(id);
  await recoverLostRuns(here);
  expect(await getGeneration(user, id)).toMatchObject({
    status: "failed",
    error: { code: "interrupted", retryable: true, charged: "unknown" },
  });
  expect(await lastAttempt(id)).toMatchObject({ number: 1, state: "unknown" });
});

test("a paid generation that died before its call runs again: nothing was bought yet", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user, PAID);
  await claim(id);
  await expireLease(id);
  await recoverLostRuns(here);
  expect((await getGeneration(user, id)).status).toBe("queued");
});

test("a worker that still holds its lock keeps its run, however late its lease", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user);
  await claim(id, "worker-frozen");
  await expireLease(id);
  const frozen = new Client({ connectionString: env().DATABASE_URL });
  await frozen.connect();
  await frozen.query("select pg_advisory_lock(hashtextextended('worker ' || $1, 0))", ["worker-frozen"]);
  await recoverLostRuns(here);
  expect((await getGeneration(user, id)).status).toBe("running");
  await frozen.end();
  await expect
    .poll(async () => {
      await recoverLostRuns(here);
      return (await getGeneration(user, id)).status;
    })
    .toBe("queued");
});

test("a run whose lease holds is left alone although its worker's lock is free", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user);
  await claim(id);
  await recoverLostRuns(here);
  expect((await getGeneration(user, id)).status).toBe("running");
});

test("a generation that kills its workers is stopped at the third", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user);
  for (let crash = 1; crash <= 3; crash++) {
    await claim(id);
    await expireLease(id);
    await recoverLostRuns(here);
  }
  expect(await getGeneration(user, id)).toMatchObject({
    status: "failed",
    error: { code: "interrupted", charged: "no" },
  });
});

test("a cancel that the dead worker did not hear ends the generation", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user);
  await claim(id);
  await cancelGeneration(user, id);
  await expireLease(id);
  await recoverLostRuns(here);
  expect((await getGeneration(user, id)).status).toBe("canceled");
});

test("a worker that lost its claim cannot renew, call or finish", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user);
  const lost = await claim(id);
  const { request, attempt } = await startCall(lost);
  await expireLease(id);
  await recoverLostRuns(here);
  await claim(id, "worker-b");
  const done = { outputs: [], revisedPrompt: null, done: null, warnings: [] };
  await expect(renewClaim(lost)).rejects.toThrow(ClaimLostError);
  await expect(beginAttempt(lost, request, null)).rejects.toThrow(ClaimLostError);
  await expect(finishSucceeded(lost, attempt, {}, done)).rejects.toThrow(ClaimLostError);
});

test("a paid picture that comes after its generation was given up is kept and shown", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user, PAID);
  const lost = await claim(id);
  const { attempt } = await startCall(lost);
  await expireLease(id);
  await recoverLostRuns(here);
  const outputs = [await storeOutput(user.id, await png(), null)];
  await keepLateAnswer(lost, attempt, { outputs, revisedPrompt: null, done: null, warnings: [] });
  const view = await getGeneration(user, id);
  expect(view.status).toBe("failed");
  expect(view.outputs).toHaveLength(1);
  expect(await lastAttempt(id)).toMatchObject({ state: "succeeded" });
});

test("a shutdown puts a free run back in line and ends a paid one that may have been charged", async () => {
  const user = await createUser();
  openai.misbehave({ kind: "silence" });
  const [free, paid] = [
    await createGeneration(user, { params: { width: 2048, height: 2048, steps: 40 } }),
    await createGeneration(user, PAID),
  ];
  const shutdown = new AbortController();
  const runs = [free, paid].map(({ id }) => runGeneration(id, "worker-a", shutdown.signal));
  await expect
    .poll(() => openai.requests.filter(({ path }) => path.includes("images")).length)
    .toBeGreaterThan(0);
  await expect.poll(async () => (await lastAttempt(free.id))?.state).toBeDefined();
  shutdown.abort(new ShutdownError());
  await Promise.all(runs);
  expect((await getGeneration(user, free.id)).status).toBe("queued");
  expect(await getGeneration(user, paid.id)).toMatchObject({
    status: "failed",
    error: { code: "interrupted", charged: "unknown" },
  });
});

test("a running call hears of its cancel from the database when the notification is lost", async () => {
  const user = await createUser();
  openai.misbehave({ kind: "silence" });
  const { id } = await createGeneration(user, PAID);
  const run = runGeneration(id, "worker-a", never);
  await expect.poll(async () => (await lastAttempt(id))?.state).toBeDefined();
  await cancelGeneration(user, id);
  await run;
  expect((await getGeneration(user, id)).status).toBe("canceled");
  expect(await lastAttempt(id)).toMatchObject({ state: "unknown" });
});
