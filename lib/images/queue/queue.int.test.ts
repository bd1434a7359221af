import { and, asc, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/index.ts";
import { type GenerationRow, imageGenerations } from "#db/schema/images.ts";
import { env } from "#lib/env.ts";
import { reconcileAdmission } from "#lib/images/admission.ts";
import { claimGeneration } from "#lib/images/claims.ts";
import { runGeneration } from "#lib/images/run-generation.ts";
import { createGeneration, createImageSession, createUser } from "#tests/factories.ts";
import { cancelQueue } from "./cancel-queue.ts";
import { getQueue } from "./get-queue.ts";
import { moveInLine } from "./move-in-line.ts";
import { setQueuePaused } from "./pause-queue.ts";

process.env.LIMIT_SESSION_GENERATIONS_PER_MINUTE = "0";
const never = new AbortController().signal;

/** A user with `count` steps in one session. The first ones have a place. */
async function withSteps(count: number): Promise<{ user: { id: string }; steps: string[] }> {
  const user = await createUser();
  const { id: sessionId } = await createImageSession(user);
  const steps: string[] = [];
  for (let step = 0; step < count; step++) steps.push((await createGeneration(user, { sessionId })).id);
  return { user, steps };
}

async function withWaiting(count: number) {
  const { user, steps } = await withSteps(env().LIMIT_CONCURRENT_GENERATIONS + count);
  const waiting = steps.slice(-count);
  return { user, starting: steps.slice(0, -count), waiting };
}

async function waitingIds(user: { id: string }): Promise<string[]> {
  return (await getQueue(user, {})).waiting.map(({ id }) => id);
}

async function rowsOf(user: { id: string }): Promise<GenerationRow[]> {
  return await db()
    .select()
    .from(imageGenerations)
    .where(eq(imageGenerations.userId, user.id))
    .orderBy(asc(imageGenerations.id));
}

test("a step moves to the front, to the end and between two others", async () => {
  const { user, waiting } = await withWaiting(4);
  const [a = "", b = "", c = "", d = ""] = waiting;
  await moveInLine(user, c, { to: "front" });
  expect(await waitingIds(user)).toEqual([c, a, b, d]);
  await moveInLine(user, a, { to: "end" });
  expect(await waitingIds(user)).toEqual([c, b, d, a]);
  await moveInLine(user, a, { beforeGenerationId: b });
  expect(await waitingIds(user)).toEqual([c, a, b, d]);
  await moveInLine(user, a, { beforeGenerationId: a });
  expect(await waitingIds(user)).toEqual([c, a, b, d]);
});

test("a step that is asked for after a move to the end still comes last", async () => {
  const { user, waiting } = await withWaiting(2);
  const [a = "", b = ""] = waiting;
  await moveInLine(user, a, { to: "end" });
  const { id } = await createGeneration(user);
  expect(await waitingIds(user)).toEqual([b, a, id]);
});

test("a step can be asked for ahead of all that wait", async () => {
  const { user, waiting } = await withWaiting(2);
  const first = await createGeneration(user, { atFront: true });
  const second = await createGeneration(user, { atFront: true });
  expect(await waitingIds(user)).toEqual([second.id, first.id, ...waiting]);
});

test("a hundred moves into the same gap keep the order", async () => {
  const { user, waiting } = await withWaiting(3);
  const [a = "", b = "", c = ""] = waiting;
  for (let move = 0; move < 100; move++) {
    await moveInLine(user, move % 2 ? b : a, { beforeGenerationId: c });
  }
  expect(await waitingIds(user)).toEqual([a, b, c]);
  const { id } = await createGeneration(user);
  expect(await waitingIds(user)).toEqual([a, b, c, id]);
});

test("steps in the same position are told apart, also by a move between them", async () => {
  const { user, waiting } = await withWaiting(3);
  const [a = "", b = "", c = ""] = waiting;
  await db()
    .update(imageGenerations)
    .set({ queuePosition: 1000 })
    .where(eq(imageGenerations.userId, user.id));
  await moveInLine(user, c, { beforeGenerationId: b });
  expect(await waitingIds(user)).toEqual([a, c, b]);
});

test("the first in the new order starts first", async () => {
  const { user, starting, waiting } = await withWaiting(3);
  const [first = ""] = starting;
  const [, , last = ""] = waiting;
  await moveInLine(user, last, { to: "front" });
  await runGeneration(first, "worker-a", never);
  expect((await getQueue(user, {})).running.map(({ id }) => id)).toContain(last);
});

test("what was handed to the workers, runs or has ended is not moved", async () => {
  const { user, starting, waiting } = await withWaiting(1);
  const [first = "", second = ""] = starting;
  await runGeneration(first, "worker-a", never);
  for (const id of [first, second, ...waiting]) {
    await expect(moveInLine(user, id, { to: "front" })).rejects.toMatchObject({ code: "conflict" });
  }
});

test("moves while workers take steps lose none and start none twice", async () => {
  const { user, starting, waiting } = await withWaiting(12);
  const moves = waiting.flatMap((id, index) => [
    moveInLine(user, id, { to: index % 2 ? "front" : "end" }).catch(ignoreConflict),
    moveInLine(user, id, { beforeGenerationId: waiting[(index * 5) % 12] ?? "" }).catch(ignoreConflict),
  ]);
  await Promise.all([...moves, ...starting.map((id) => runGeneration(id, "worker-a", never))]);
  const rows = await rowsOf(user);
  expect(rows.filter(({ status }) => status === "succeeded")).toHaveLength(starting.length);
  expect(rows.filter(({ admittedAt, status }) => admittedAt && status === "queued")).toHaveLength(
    env().LIMIT_CONCURRENT_GENERATIONS,
  );
});

function ignoreConflict(error: { code?: string }): void {
  if (error.code !== "conflict") throw error;
}

test("while paused nothing starts: not what is handed out, not what comes, not by the reconciler", async () => {
  const { user, steps } = await withSteps(6);
  const [running = "", starting = ""] = steps;
  await claimGeneration(running, "worker-a");
  await setQueuePaused(user, true);
  expect(await claimGeneration(starting, "worker-b")).toBeNull();
  await createGeneration(user);
  await reconcileAdmission();
  const queue = await getQueue(user, {});
  expect(queue.counts).toEqual({ paused: true, running: 1, waiting: 6 });
  expect(queue.waiting.every((step) => step.expectedStartInMs === null)).toBe(true);
});

test("what runs when the line is paused is finished, and hands on nothing", async () => {
  const { user, steps } = await withSteps(3);
  const [first = ""] = steps;
  const run = runGeneration(first, "worker-a", never);
  await expect.poll(async () => (await rowsOf(user))[0]?.status).not.toBe("queued");
  await setQueuePaused(user, true);
  await run;
  const rows = await rowsOf(user);
  expect(rows.map(({ status }) => status)).toEqual(["succeeded", "queued", "queued"]);
  expect(rows.slice(1).every(({ admittedAt }) => admittedAt === null)).toBe(true);
});

test("resumed, as many start as the user has places, and those run", async () => {
  const { user, steps } = await withSteps(6);
  await setQueuePaused(user, true);
  await setQueuePaused(user, false);
  const { counts, running } = await getQueue(user, {});
  expect(counts).toEqual({ paused: false, running: env().LIMIT_CONCURRENT_GENERATIONS, waiting: 2 });
  await runGeneration(running[0]?.id ?? "", "worker-a", never);
  expect((await rowsOf(user)).find(({ id }) => id === steps[0])?.status).toBe("succeeded");
});

test("pausing and resuming while workers claim leaves every step with one life", async () => {
  const { user, steps } = await withSteps(8);
  const switches = Array.from({ length: 10 }, (_, index) => setQueuePaused(user, index % 2 === 0));
  await Promise.all([
    ...switches,
    ...steps.map((id) => claimGeneration(id, "worker-a")),
    ...steps.map((id) => claimGeneration(id, "worker-b")),
  ]);
  await setQueuePaused(user, false);
  const { counts } = await getQueue(user, {});
  expect(counts.running + counts.waiting).toBe(8);
  expect(counts.running).toBe(env().LIMIT_CONCURRENT_GENERATIONS);
});

test("one person's pause stops nobody else", async () => {
  const [{ user }, other] = [await withSteps(2), await withSteps(2)];
  await setQueuePaused(user, true);
  expect((await getQueue(other.user, {})).counts).toEqual({ paused: false, running: 2, waiting: 0 });
});

test("canceling all ends what waits and asks what runs to stop", async () => {
  const { user, steps } = await withSteps(7);
  await claimGeneration(steps[0] ?? "", "worker-a");
  expect(await cancelQueue(user, { scope: "all" })).toEqual({ canceled: 6, stopping: 1 });
  const [first, ...others] = await rowsOf(user);
  expect(first).toMatchObject({ status: "running", cancelRequestedAt: expect.any(Date) });
  expect(others.every(({ status, charged }) => status === "canceled" && charged === "no")).toBe(true);
});

test("canceling all but what runs leaves that alone", async () => {
  const { user, steps } = await withSteps(7);
  await claimGeneration(steps[0] ?? "", "worker-a");
  await claimGeneration(steps[1] ?? "", "worker-a");
  expect(await cancelQueue(user, { scope: "waiting" })).toEqual({ canceled: 5, stopping: 0 });
  const rows = await rowsOf(user);
  expect(rows.filter(({ status }) => status === "running").map((row) => row.cancelRequestedAt)).toEqual([
    null,
    null,
  ]);
});

test("canceling all but one leaves that one and what it waits for", async () => {
  const { user, waiting } = await withWaiting(3);
  const [a = "", b = "", c = ""] = waiting;
  await db().update(imageGenerations).set({ waitsForGenerationId: a }).where(eq(imageGenerations.id, b));
  await cancelQueue(user, { scope: "all", exceptGenerationId: b });
  const unfinished = (await rowsOf(user)).filter(({ status }) => status === "queued").map(({ id }) => id);
  expect(unfinished).toEqual([a, b]);
  expect((await rowsOf(user)).find(({ id }) => id === c)?.status).toBe("canceled");
});

test("canceling everything while workers claim and steps come never deadlocks and forgets nothing", async () => {
  const { user, steps } = await withSteps(10);
  const claims = await Promise.all([
    ...steps.map((id) => claimGeneration(id, "worker-a")),
    cancelQueue(user, { scope: "all" }),
    createGeneration(user),
    cancelQueue(user, { scope: "all" }),
    setQueuePaused(user, true),
    setQueuePaused(user, false),
  ]);
  expect(claims).toHaveLength(15);
  await cancelQueue(user, { scope: "all" });
  const rows = await rowsOf(user);
  expect(rows.every(({ status, cancelRequestedAt }) => status === "canceled" || cancelRequestedAt)).toBe(
    true,
  );
});

test("the line is paged in its order, with every step's place", async () => {
  const { user, waiting } = await withWaiting(5);
  const first = await getQueue(user, { limit: 2 });
  expect(first.waiting.map(({ id, place }) => [id, place])).toEqual([
    [waiting[0], 1],
    [waiting[1], 2],
  ]);
  const second = await getQueue(user, { limit: 2, after: first.nextAfter ?? "" });
  expect(second.waiting.map(({ id, place }) => [id, place])).toEqual([
    [waiting[2], 3],
    [waiting[3], 4],
  ]);
  const last = await getQueue(user, { limit: 2, after: second.nextAfter ?? "" });
  expect(last.waiting.map(({ place }) => place)).toEqual([5]);
  expect(last.nextAfter).toBeNull();
});

test("a step is given the time that steps like it took here, when it starts", async () => {
  const [before, user] = [await createUser(), await createUser()];
  const params = { width: 96, height: 64, steps: 7 };
  for (const seconds of [2, 4, 90]) {
    const { id } = await createGeneration(before, { params });
    await runGeneration(id, "worker-a", never);
    await db()
      .update(imageGenerations)
      .set({ startedAt: sql`${imageGenerations.finishedAt} - make_interval(secs => ${seconds})` })
      .where(and(eq(imageGenerations.id, id), eq(imageGenerations.userId, before.id)));
  }
  const { id } = await createGeneration(user, { params });
  expect(await claimGeneration(id, "worker-a")).toMatchObject({ expectedDurationMs: 4000 });
  expect((await rowsOf(user))[0]?.expectedDurationMs).toBe(4000);
});

test("without history no time is made up", async () => {
  const user = await createUser();
  const { id } = await createGeneration(user, { params: { width: 640, height: 64, steps: 13 } });
  expect(await claimGeneration(id, "worker-a")).toMatchObject({ expectedDurationMs: null });
});
