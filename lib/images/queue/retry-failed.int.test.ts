import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/index.ts";
import { imageGenerations } from "#db/schema/images.ts";
import { createGeneration, createImageSession, createUser } from "#tests/factories.ts";
import { getQueue } from "./get-queue.ts";
import { retryFailed } from "./retry-failed.ts";

type User = { id: string };

async function failedStep(user: User, { prompt = "a kite", retryable = true } = {}): Promise<string> {
  const { id } = await createGeneration(user, { prompt });
  await fail(id, retryable);
  return id;
}

async function fail(id: string, errorRetryable = true): Promise<void> {
  await db()
    .update(imageGenerations)
    .set({
      status: "failed",
      errorCode: "unavailable",
      errorMessage: "The server is away.",
      errorRetryable,
      charged: "no",
      finishedAt: new Date(),
    })
    .where(eq(imageGenerations.id, id));
}

async function failedIds(user: User): Promise<string[]> {
  return (await getQueue(user, {})).recentlyFailed.map(({ id }) => id);
}

async function countSteps(user: User): Promise<number> {
  return await db().$count(imageGenerations, eq(imageGenerations.userId, user.id));
}

test("a failed step is asked for again once, however often it is clicked", async () => {
  const user = await createUser();
  const generationId = await failedStep(user);
  const answers = await Promise.all(Array.from({ length: 5 }, () => retryFailed(user, { generationId })));
  expect(new Set(answers.flatMap((answer) => answer.generationIds)).size).toBe(1);
  expect(await countSteps(user)).toBe(2);
  expect(await failedIds(user)).toEqual([]);
});

test("all that may go better are asked for again at once, each once", async () => {
  const user = await createUser();
  for (const prompt of ["a kite", "a boat", "a fox"]) await failedStep(user, { prompt });
  const refused = await failedStep(user, { prompt: "what the model will not make", retryable: false });
  const answers = await Promise.all([retryFailed(user, {}), retryFailed(user, {})]);
  expect(new Set(answers.flatMap((answer) => answer.generationIds)).size).toBe(3);
  expect(await countSteps(user)).toBe(7);
  expect(await failedIds(user)).toEqual([refused]);
});

test("what failed again is shown again, and can be tried again", async () => {
  const user = await createUser();
  const generationId = await failedStep(user);
  const [again = ""] = (await retryFailed(user, { generationId })).generationIds;
  await fail(again);
  expect(await failedIds(user)).toEqual([again]);
  await retryFailed(user, {});
  expect(await countSteps(user)).toBe(3);
});

test("a sibling that asked for the same at the same time is no second try", async () => {
  const user = await createUser();
  const { id: sessionId } = await createImageSession(user);
  const params = { width: 64, height: 64, steps: 4 };
  const first = await createGeneration(user, { sessionId, params: { ...params, seed: 1 } });
  await createGeneration(user, { sessionId, params: { ...params, seed: 2 } });
  await fail(first.id);
  expect(await failedIds(user)).toEqual([first.id]);
});
