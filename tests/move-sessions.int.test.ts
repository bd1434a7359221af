import { asc, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { POST as move } from "#app/api/images/generations/[generationId]/move/route.ts";
import { POST as duplicate } from "#app/api/images/sessions/[sessionId]/duplicate/route.ts";
import { db } from "#db/index.ts";
import { imageAssets, imageGenerationEvents, imageGenerations, imageSessions } from "#db/schema/images.ts";
import { newId } from "#lib/ids.ts";
import { cancelGeneration } from "#lib/images/cancel-generation.ts";
import { copyTitle } from "#lib/images/duplicate-session.ts";
import { deleteGeneration } from "#lib/images/generations.ts";
import { deleteSession, getSessionPage } from "#lib/images/sessions.ts";
import { getUsage } from "#lib/images/usage.ts";
import type { GenerationView, SessionView } from "#lib/images/views.ts";
import { createGeneration, createImageSession } from "./factories.ts";
import { as, type Person, signUp } from "./http.ts";

process.env.LIMIT_REQUESTS_PER_MINUTE = "0";

let person: Person;

beforeEach(async () => {
  person = await signUp();
});

type Wanted = Parameters<typeof createGeneration>[1];

/** A finished step with an output, and an input when it has a source. */
async function createStep(wanted: Wanted = {}) {
  const step = await createGeneration(person, wanted);
  await cancelGeneration(person, step.id);
  const output = await addAsset(step, "output", null);
  return { ...step, output };
}

async function addAsset(
  step: { id: string; sessionId: string },
  role: "output" | "input" | "mask",
  sourceAssetId: string | null,
): Promise<string> {
  const id = newId("asset");
  const picture = { sha256: "b".repeat(64), mimeType: "image/png", sizeBytes: 5, width: 8, height: 8 };
  await db()
    .insert(imageAssets)
    .values({
      ...picture,
      id,
      userId: person.id,
      sessionId: step.sessionId,
      generationId: step.id,
      role,
      sourceAssetId,
    });
  return id;
}

async function shown(sessionId: string): Promise<GenerationView[]> {
  return (await getSessionPage(person, sessionId, {})).generations.toReversed();
}

/** The parents by step number, with 0 for none. */
async function tree(sessionId: string): Promise<Record<number, number>> {
  const steps = await shown(sessionId);
  const numbers = new Map(steps.map((step) => [step.id, step.stepNumber]));
  return Object.fromEntries(
    steps.map((step) => [step.stepNumber, numbers.get(step.parentGenerationId ?? "") ?? 0]),
  );
}

async function send(generationId: string, sessionId?: string) {
  const response = await as(person).post(move, {
    params: { generationId },
    body: { ...(sessionId && { sessionId }) },
  });
  return { status: response.status, body: await response.json() };
}

async function duplicated(sessionId: string): Promise<SessionView> {
  const response = await as(person).post(duplicate, { params: { sessionId } });
  expect(response.status).toBe(201);
  return (await response.json()).session;
}

describe("a duplicate of a session", () => {
  test("has the same steps, tree and pictures as rows of its own, and the old one stays as it is", async () => {
    const { sessionId, ...root } = await createStep({ prompt: "an old mill" });
    const child = await createStep({ sessionId, parentGenerationId: root.id, prompt: "warmer" });
    const input = await addAsset(child, "input", root.output);
    await addAsset(child, "mask", null);
    await createStep({ sessionId, parentGenerationId: root.id });
    await db()
      .update(imageGenerations)
      .set({ label: "warm", starredAt: sql`now()` })
      .where(eq(imageGenerations.id, child.id));
    const before = await getSessionPage(person, sessionId, {});

    const copy = await duplicated(sessionId);
    expect(copy.title).toBe("Old mill (copy)");
    expect(await getSessionPage(person, sessionId, {})).toEqual(before);
    expect(await tree(copy.id)).toEqual({ 1: 0, 2: 1, 3: 1 });
    const steps = await shown(copy.id);
    expect(steps[1]).toMatchObject({ prompt: "warmer", label: "warm", starred: true, status: "canceled" });
    expect(steps[1]?.inputs.map((asset) => asset.role)).toEqual(["input", "mask"]);
    expect(steps[1]?.inputs[0]?.sourceAssetId).toBe(steps[0]?.outputs[0]?.id);
    const ids = [sessionId, root.id, child.id, root.output, input];
    for (const id of ids) expect(JSON.stringify(steps)).not.toContain(id);
    const again = await duplicated(copy.id);
    expect(again.title).toBe("Old mill (copy 2)");
    expect(await tree(again.id)).toEqual({ 1: 0, 2: 1, 3: 1 });
  });

  test("leaves out what is deleted or unfinished, and hangs what came of it where it belongs", async () => {
    const { sessionId, ...root } = await createStep();
    const middle = await createStep({ sessionId, parentGenerationId: root.id });
    await createStep({ sessionId, parentGenerationId: middle.id });
    await deleteGeneration(person, middle.id);
    await createGeneration(person, { sessionId });
    const copy = await duplicated(sessionId);
    expect(await tree(copy.id)).toEqual({ 1: 0, 3: 1 });
  });

  test("costs nothing of the daily limit", async () => {
    const { sessionId } = await createStep();
    const before = await getUsage(person);
    await duplicated(sessionId);
    const after = await getUsage(person);
    expect(after.generationsToday).toBe(before.generationsToday);
    expect(after.storedBytes).toBe(before.storedBytes);
    expect(after.pictureCount).toBe(before.pictureCount + 1);
  });

  test("is whole when the old one is gone", async () => {
    const { sessionId } = await createStep();
    const copy = await duplicated(sessionId);
    await db().delete(imageSessions).where(eq(imageSessions.id, sessionId));
    expect((await shown(copy.id))[0]?.outputs).toHaveLength(1);
  });

  test("of two thousand steps in one line is made at once", async () => {
    const { sessionId, id } = await createStep();
    await db().execute(sql`
      insert into image_generations select r.* from image_generations g, generate_series(2, 2000) n,
        jsonb_populate_record(g, jsonb_build_object('id', 'gen_' || lpad(n::text, 36, '0'), 'step_number', n,
          'idempotency_key', 'k' || n, 'parent_generation_id',
          case n when 2 then g.id else 'gen_' || lpad((n - 1)::text, 36, '0') end)) r
      where g.id = ${id}`);
    const startedAt = performance.now();
    const copy = await duplicated(sessionId);
    expect(performance.now() - startedAt).toBeLessThan(3000);
    const [row] = await db()
      .select({ total: sql<number>`count(*)::int` })
      .from(imageGenerations)
      .where(eq(imageGenerations.sessionId, copy.id));
    expect(row?.total).toBe(2000);
  });

  test.each([
    ["Mill", "Mill (copy)"],
    ["Mill (copy)", "Mill (copy 2)"],
    ["Mill (copy 9)", "Mill (copy 10)"],
    ["x".repeat(120), `${"x".repeat(113)} (copy)`],
    ["(copy)", "(copy) (copy)"],
  ])("of %j is called %j", (title, copy) => {
    expect(copyTitle(title)).toBe(copy);
  });
});

describe("a branch that is moved", () => {
  test("gets a session of its own, with numbers from 1 and its step as the beginning", async () => {
    const { sessionId, ...root } = await createStep({ prompt: "an old mill" });
    const branch = await createStep({ sessionId, parentGenerationId: root.id, prompt: "a fox instead" });
    await createStep({ sessionId, parentGenerationId: root.id });
    const leaf = await createStep({ sessionId, parentGenerationId: branch.id });
    const { status, body } = await send(branch.id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ session: { title: "Fox instead" }, stepCount: 2 });
    expect(await tree(sessionId)).toEqual({ 1: 0, 3: 1 });
    expect(await tree(body.session.id)).toEqual({ 1: 0, 2: 1 });
    const moved = await shown(body.session.id);
    expect(moved.map((step) => step.id)).toEqual([branch.id, leaf.id]);
    expect(moved[0]?.outputs[0]?.id).toBe(branch.output);
    await db().delete(imageSessions).where(eq(imageSessions.id, sessionId));
    expect((await shown(body.session.id))[1]?.outputs).toHaveLength(1);
  });

  test("goes on behind the steps of another session, deleted ones included", async () => {
    const there = await createStep();
    const last = await createStep({ sessionId: there.sessionId });
    await deleteGeneration(person, last.id);
    const root = await createStep();
    const gone = await createStep({ sessionId: root.sessionId, parentGenerationId: root.id });
    await createStep({ sessionId: root.sessionId, parentGenerationId: gone.id });
    await deleteGeneration(person, gone.id);
    await send(root.id, there.sessionId);
    expect(Object.keys(await tree(there.sessionId))).toEqual(["1", "3", "5"]);
    expect(await tree(root.sessionId)).toEqual({});
  });

  test("takes the thumbnail along, and the old session shows another picture", async () => {
    const { sessionId, ...first } = await createStep();
    const second = await createStep({ sessionId });
    await db()
      .update(imageSessions)
      .set({ thumbnailAssetId: first.output })
      .where(eq(imageSessions.id, sessionId));
    const { body } = await send(first.id);
    const thumbnailOf = async (id: string) =>
      (await db().select().from(imageSessions).where(eq(imageSessions.id, id)))[0]?.thumbnailAssetId;
    expect(await thumbnailOf(sessionId)).toBe(second.output);
    expect(await thumbnailOf(body.session.id)).toBe(first.output);
  });

  test("is told in both sessions", async () => {
    const { sessionId, ...root } = await createStep();
    const { body } = await send(root.id);
    const events = await db()
      .select()
      .from(imageGenerationEvents)
      .where(eq(imageGenerationEvents.userId, person.id))
      .orderBy(asc(imageGenerationEvents.sequence));
    expect(events.slice(-4).map((event) => [event.type, event.sessionId])).toEqual([
      ["generation.deleted", sessionId],
      ["generation.restored", body.session.id],
      ["session.updated", sessionId],
      ["session.updated", body.session.id],
    ]);
  });

  test("stays where it is while any of it waits or runs", async () => {
    const { sessionId, ...root } = await createStep();
    await createGeneration(person, { sessionId, parentGenerationId: root.id });
    const { status, body } = await send(root.id);
    expect(status).toBe(409);
    expect(body.error.message).toMatch(/^Step 2 is still waiting\. Nothing was moved/);
    expect(await tree(sessionId)).toEqual({ 1: 0, 2: 1 });
  });

  test("goes to no session that is its own, deleted or somebody else's", async () => {
    const root = await createStep();
    expect((await send(root.id, root.sessionId)).status).toBe(400);
    const gone = await createImageSession(person);
    await deleteSession(person, gone.id);
    const foreign = await createImageSession(await signUp());
    for (const sessionId of [gone.id, foreign.id, newId("imageSession")])
      expect((await send(root.id, sessionId)).status).toBe(404);
    expect(await tree(root.sessionId)).toEqual({ 1: 0 });
  });
});
