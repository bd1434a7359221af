import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/index.ts";
import { imageGenerations } from "#db/schema/images.ts";
import { imageSweeps } from "#db/schema/sweeps.ts";
import { createImageSession, createUser } from "#tests/factories.ts";
import { planSweep, startSweep } from "./sweep.ts";
import { SweepInput } from "./sweep-input.ts";

process.env.LIMIT_GENERATIONS_PER_DAY = "3";

async function sweepOf(user: { id: string }, seeds: number[]) {
  const sessionId = (await createImageSession(user)).id;
  return SweepInput.parse({
    base: { sessionId, provider: "sketch", model: "sketch-1", prompt: "a kite" },
    axes: [{ kind: "seed", values: seeds }],
  });
}

test("steps that are more than are left today are refused together, and the plan says so before", async () => {
  const user = await createUser();
  const tooMany = await sweepOf(user, [1, 2, 3, 4]);
  const message = "This needs 4 generations, and 3 of today's 3 are left. Nothing was started.";
  expect(await planSweep(user, tooMany)).toMatchObject({ leftToday: 3, obstacle: message });
  await expect(startSweep(user, tooMany, randomUUID())).rejects.toMatchObject({
    code: "limit_exceeded",
    message,
  });
  expect(await db().$count(imageGenerations, eq(imageGenerations.userId, user.id))).toBe(0);
  expect(await db().$count(imageSweeps, eq(imageSweeps.userId, user.id))).toBe(0);
});

test("of two batches at once that fit only one by one, one is refused", async () => {
  const user = await createUser();
  const batches = await Promise.all([sweepOf(user, [1, 2]), sweepOf(user, [3, 4])]);
  const results = await Promise.allSettled(batches.map((batch) => startSweep(user, batch, randomUUID())));
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db().$count(imageGenerations, eq(imageGenerations.userId, user.id))).toBe(2);
});
