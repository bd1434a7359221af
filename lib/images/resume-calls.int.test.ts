import { asc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/index.ts";
import { type AttemptRow, imageAttempts } from "#db/schema/attempts.ts";
import { imageGenerations } from "#db/schema/images.ts";
import { createGeneration, createUser } from "#tests/factories.ts";
import { createJobProvider } from "#tests/fakes/job-provider.ts";
import { type FakeJobVendor, startFakeJobVendor } from "#tests/fakes/job-vendor.ts";
import { cancelGeneration } from "./cancel-generation.ts";
import { ShutdownError } from "./claims.ts";
import { getGeneration } from "./generations.ts";
import { recoverLostRuns } from "./lost-runs.ts";
import type { ImageProvider } from "./providers/types.ts";
import { setQueuePaused } from "./queue/pause-queue.ts";
import { cancelRunningHere, runGeneration } from "./run-generation.ts";

const here = { workerId: "worker-alive", isRunning: () => false };
const never = new AbortController().signal;
const JOB = { provider: "jobs", model: "job-1", params: { width: 64, height: 64 } };
let vendor: FakeJobVendor;

beforeAll(async () => {
  vendor = await startFakeJobVendor();
});
beforeEach(() => {
  vendor.jobs.clear();
  configure([createJobProvider(vendor.baseURL)]);
});
afterAll(() => vendor.close());

/** In the place of what the environment configures: no real provider is as small. */
function configure(fixed: ImageProvider[]): void {
  Object.assign(globalThis, { studioProviders: { fixed, added: [], discovered: new Map() } });
}

async function attemptsOf(generationId: string): Promise<AttemptRow[]> {
  return await db()
    .select()
    .from(imageAttempts)
    .where(eq(imageAttempts.generationId, generationId))
    .orderBy(asc(imageAttempts.number));
}

async function submitted(generationId: string): Promise<void> {
  await expect.poll(async () => (await attemptsOf(generationId)).at(-1)?.remoteId).toBeTruthy();
}

/** As after a kill: the row says that somebody runs it, and nobody does. */
async function leaveBehind(generationId: string): Promise<void> {
  await db()
    .update(imageGenerations)
    .set({
      status: "running",
      workerId: "worker-dead",
      claimToken: "dead",
      leaseExpiresAt: sql`now() - interval '1 second'`,
    })
    .where(eq(imageGenerations.id, generationId));
}

/** A run that has bought its job, and whose worker was then told to go. */
async function shutDown(generationId: string): Promise<void> {
  const shutdown = new AbortController();
  const run = runGeneration(generationId, "worker-dead", shutdown.signal);
  await submitted(generationId);
  shutdown.abort(new ShutdownError());
  await run;
}

async function crash(generationId: string): Promise<void> {
  await shutDown(generationId);
  await leaveBehind(generationId);
}

test("a paid job whose worker died is fetched by the next one and bought once", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user, JOB);
  await crash(id);
  await recoverLostRuns(here);
  expect((await getGeneration(user, id)).status).toBe("queued");

  vendor.finishAll();
  await runGeneration(id, "worker-b", never);
  const view = await getGeneration(user, id);
  const [job] = vendor.jobs.values();
  expect(view).toMatchObject({ status: "succeeded", costMicros: 10_000 });
  expect(view.outputs).toMatchObject([{ seed: job?.seed }]);
  expect(view.actualParams?.seed).toBe(job?.seed);
  expect(vendor.jobs.size).toBe(1);
  expect(await attemptsOf(id)).toMatchObject([
    { number: 1, state: "succeeded", remoteId: "job_1", actualCostMicros: 10_000 },
  ]);
});

test("a shutdown leaves the paid job running at the vendor, for the next worker", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user, JOB);
  await shutDown(id);
  expect((await getGeneration(user, id)).status).toBe("queued");
  expect(await attemptsOf(id)).toMatchObject([{ state: "submitted", finishedAt: null }]);
  expect(vendor.jobs.get("job_1")?.state).toBe("running");

  vendor.finishAll();
  await runGeneration(id, "worker-b", never);
  expect((await getGeneration(user, id)).status).toBe("succeeded");
  expect(vendor.jobs.size).toBe(1);
});

test("a job that is resumed can still be canceled at the vendor", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user, JOB);
  await crash(id);
  await recoverLostRuns(here);
  const looksBefore = vendor.jobs.get("job_1")?.looks ?? 0;
  const run = runGeneration(id, "worker-b", never);
  await expect.poll(() => vendor.jobs.get("job_1")?.looks ?? 0).toBeGreaterThan(looksBefore + 2);
  cancelRunningHere(id);
  await run;
  expect((await getGeneration(user, id)).status).toBe("canceled");
  await expect.poll(() => vendor.jobs.get("job_1")?.state).toBe("canceled");
});

test("a worker that lost its run to another leaves the job alone", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user, JOB);
  const frozen = runGeneration(id, "worker-frozen", never);
  await submitted(id);
  await leaveBehind(id);
  await recoverLostRuns(here);
  const next = runGeneration(id, "worker-b", never);
  await frozen;
  expect(vendor.jobs.get("job_1")?.state).toBe("running");
  vendor.finishAll();
  await next;
  expect((await getGeneration(user, id)).status).toBe("succeeded");
  expect(vendor.jobs.size).toBe(1);
  expect(await attemptsOf(id)).toMatchObject([{ state: "succeeded" }]);
});

test("a job that kills its workers is given up at the third, and may have been charged", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user, JOB);
  await crash(id);
  for (let worker = 1; worker <= 3; worker++) {
    await leaveBehind(id);
    await recoverLostRuns(here);
  }
  expect(await getGeneration(user, id)).toMatchObject({
    status: "failed",
    error: { code: "interrupted", charged: "unknown" },
  });
  expect(await attemptsOf(id)).toMatchObject([{ state: "unknown", errorCode: "interrupted" }]);
});

test("a cancel between two workers reaches the vendor through the next one", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user, JOB);
  await shutDown(id);
  await cancelGeneration(user, id);
  expect(await getGeneration(user, id)).toMatchObject({ status: "queued", cancelRequested: true });
  await runGeneration(id, "worker-b", never);
  expect((await getGeneration(user, id)).status).toBe("canceled");
  await expect.poll(() => vendor.jobs.get("job_1")?.state).toBe("canceled");
  expect(await attemptsOf(id)).toMatchObject([{ state: "unknown" }]);
  const [row] = await db().select().from(imageGenerations).where(eq(imageGenerations.id, id));
  expect(row?.charged).toBe("unknown");
});

test("pausing the queue leaves a job alone that the vendor works on already", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user, JOB);
  await shutDown(id);
  await setQueuePaused(user, true);
  vendor.finishAll();
  await runGeneration(id, "worker-b", never);
  expect((await getGeneration(user, id)).status).toBe("succeeded");
});

test("a job of a provider that is gone is not called free", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user, JOB);
  await shutDown(id);
  configure([]);
  await runGeneration(id, "worker-b", never);
  expect(await getGeneration(user, id)).toMatchObject({
    status: "failed",
    error: { code: "unknown_model", charged: "unknown" },
  });
  expect(await attemptsOf(id)).toMatchObject([{ state: "unknown" }]);
});
