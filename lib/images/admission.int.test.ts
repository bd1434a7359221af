import { and, eq, isNotNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/index.ts";
import { imageGenerations } from "#db/schema/images.ts";
import { env } from "#lib/env.ts";
import { createGeneration, createImageSession, createUser } from "#tests/factories.ts";
import { reconcileAdmission } from "./admission.ts";
import { cancelGeneration } from "./cancel-generation.ts";
import { claimGeneration } from "./claims.ts";
import { runGeneration } from "./run-generation.ts";

const never = new AbortController().signal;

async function admitted(userId: string): Promise<string[]> {
  const rows = await db()
    .select({ id: imageGenerations.id })
    .from(imageGenerations)
    .where(
      and(
        eq(imageGenerations.userId, userId),
        eq(imageGenerations.status, "queued"),
        isNotNull(imageGenerations.admittedAt),
      ),
    )
    .orderBy(imageGenerations.createdAt, imageGenerations.id);
  return rows.map((row) => row.id);
}

test("of 12 requests at once exactly as many are handed to the workers as the user may run", async () => {
  const user = await createUser();
  const { id: sessionId } = await createImageSession(user);
  await Promise.all(Array.from({ length: 12 }, () => createGeneration(user, { sessionId })));
  expect(await admitted(user.id)).toHaveLength(env().LIMIT_CONCURRENT_GENERATIONS);
});

test("steps that are asked for at once get different numbers without gaps", async () => {
  const user = await createUser();
  const { id: sessionId } = await createImageSession(user);
  const rows = await Promise.all(Array.from({ length: 8 }, () => createGeneration(user, { sessionId })));
  expect(rows.map((row) => row.stepNumber).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test("ending a step, however it ends, hands on the oldest that waits", async () => {
  const user = await createUser();
  const { id: sessionId } = await createImageSession(user);
  const ids: string[] = [];
  for (let step = 0; step < 7; step++) ids.push((await createGeneration(user, { sessionId })).id);
  const [first = "", second = ""] = ids;
  await runGeneration(first, "worker-a", never);
  expect(await admitted(user.id)).toEqual(ids.slice(1, 5));
  await cancelGeneration(user, second);
  expect(await admitted(user.id)).toEqual(ids.slice(2, 6));
});

test("one user's waiting work does not take another's places", async () => {
  const [busy, other] = [await createUser(), await createUser()];
  const { id: sessionId } = await createImageSession(busy);
  for (let step = 0; step < 6; step++) await createGeneration(busy, { sessionId });
  const { id } = await createGeneration(other);
  expect(await admitted(other.id)).toEqual([id]);
});

test("what a crash left waiting is admitted by the reconciler", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user);
  await db().update(imageGenerations).set({ admittedAt: null }).where(eq(imageGenerations.id, id));
  await reconcileAdmission();
  expect(await admitted(user.id)).toEqual([id]);
});

test("asking for steps while others start and are canceled never deadlocks", async () => {
  const user = await createUser();
  const { id: sessionId } = await createImageSession(user);
  const lives = Array.from({ length: 30 }, async () => {
    const { id } = await createGeneration(user, { sessionId });
    await Promise.all([claimGeneration(id, "worker-a"), cancelGeneration(user, id)]);
  });
  await expect(Promise.all(lives)).resolves.toHaveLength(30);
});
