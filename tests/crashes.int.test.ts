import { asc, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#db/index.ts";
import { imageAttempts } from "#db/schema/attempts.ts";
import { type GenerationRow, imageAssets, imageGenerations } from "#db/schema/images.ts";
import { type FakeOpenAi, startFakeOpenAi } from "./fakes/openai.ts";
import { type Studio, signUpAt, startStudio, type Visitor } from "./studio-processes.ts";

const KILLS = 20;
let openai: FakeOpenAi;
let studio: Studio;

beforeAll(async () => {
  openai = await startFakeOpenAi({ delayMs: 800 });
  studio = await startStudio(
    {
      OPENAI_API_KEY: openai.apiKey,
      OPENAI_BASE_URL: openai.baseURL,
      LIMIT_CONCURRENT_GENERATIONS: "8",
      LIMIT_REQUESTS_PER_MINUTE: "0",
      LIMIT_SESSION_GENERATIONS_PER_MINUTE: "0",
      WORKER_CONCURRENCY: "4",
      // Long enough to be killed in the middle of one.
      SKETCH_STEP_MS: "60",
      LOG_LEVEL: "silent",
    },
    2,
  );
});
afterAll(async () => {
  await studio.stop();
  await openai.close();
});

async function generate(
  visitor: Visitor,
  sessionId: string,
  provider: string,
  prompt: string,
): Promise<string> {
  const model = provider === "sketch" ? "sketch-1" : "gpt-image-2";
  const params = provider === "sketch" ? { width: 256, height: 256 } : {};
  const answer = await visitor.request("/api/images/generate", {
    method: "POST",
    body: { sessionId, provider, model, prompt, params },
    headers: { "idempotency-key": crypto.randomUUID() },
  });
  expect(answer.status).toBe(202);
  return (await answer.json()).generationId;
}

/** Process id of a living worker in the middle of a call. */
async function busyWorker(): Promise<number> {
  const pidOf = (workerId: string | null) => Number(workerId?.split("-").at(-2));
  const find = async () => {
    const calls = await db()
      .select({ workerId: imageGenerations.workerId })
      .from(imageGenerations)
      .innerJoin(imageAttempts, eq(imageAttempts.generationId, imageGenerations.id))
      .where(inArray(imageAttempts.state, ["created", "submitted"]));
    return calls.map(({ workerId }) => pidOf(workerId)).find((pid) => studio.workers.has(pid));
  };
  await expect.poll(find, { interval: 20, timeout: 30_000 }).toBeDefined();
  return (await find()) ?? (await busyWorker());
}

async function untilAllEnded(sessionId: string): Promise<GenerationRow[]> {
  const read = () =>
    db()
      .select()
      .from(imageGenerations)
      .where(eq(imageGenerations.sessionId, sessionId))
      .orderBy(asc(imageGenerations.stepNumber));
  const open = async () => (await read()).filter((row) => row.finishedAt === null).length;
  await expect.poll(open, { interval: 250, timeout: 90_000 }).toBe(0);
  return await read();
}

test(`killing a worker in mid-call ${KILLS} times loses no generation, doubles none and buys none twice`, {
  timeout: 240_000,
}, async () => {
  const visitor = await signUpAt(studio.url, "ada@example.test");
  const created = await visitor.request("/api/images/sessions", { method: "POST", body: {} });
  const { sessionId } = await created.json();
  const asked: string[] = [];
  for (let kill = 1; kill <= KILLS; kill++) {
    asked.push(await generate(visitor, sessionId, "sketch", `a red kite, number ${kill}`));
    asked.push(await generate(visitor, sessionId, "openai", `a blue boat, number ${kill}`));
    await studio.killWorker(await busyWorker());
  }
  const rows = await untilAllEnded(sessionId);
  expect(rows.map((row) => row.id).sort()).toEqual([...asked].sort());

  for (const row of rows) {
    const outputs = await db().select().from(imageAssets).where(eq(imageAssets.generationId, row.id));
    const attempts = await db().select().from(imageAttempts).where(eq(imageAttempts.generationId, row.id));
    const won = attempts.filter((attempt) => attempt.state === "succeeded").length;
    const { id, provider, status, errorCode, crashCount } = row;
    const end = { id, provider, status, errorCode, outputs: outputs.length, won };
    if (status === "succeeded") expect(end).toMatchObject({ outputs: 1, won: 1 });
    else expect(end).toMatchObject({ status: "failed", errorCode: "interrupted", outputs: 0, won: 0 });
    // A free step is only given up when it was hit three times.
    if (status === "failed" && provider === "sketch") expect(crashCount).toBe(3);
  }

  const bought = openai.requests
    .filter(({ path }) => path === "/v1/images/generations")
    .map(({ fields }) => fields.prompt);
  expect(bought).toHaveLength(new Set(bought).size);
  expect(rows.filter((row) => row.status === "succeeded").length).toBeGreaterThan(0);
});
