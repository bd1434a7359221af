import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { POST as restoreStep } from "#app/api/images/generations/[generationId]/restore/route.ts";
import { POST as restoreSession } from "#app/api/images/sessions/[sessionId]/restore/route.ts";
import { POST as bulk } from "#app/api/images/sessions/bulk/route.ts";
import { POST as change, DELETE as empty, GET as list } from "#app/api/images/trash/route.ts";
import { db } from "#db/index.ts";
import { imageAssets, imageGenerations, imageSessions } from "#db/schema/images.ts";
import { cancelGeneration } from "#lib/images/cancel-generation.ts";
import { deleteGeneration } from "#lib/images/generations.ts";
import { purgeTrash } from "#lib/images/purge-trash.ts";
import { listSessions } from "#lib/images/session-list.ts";
import { deleteSession, getSessionPage } from "#lib/images/sessions.ts";
import type { TrashView } from "#lib/images/trash-views.ts";
import { createGeneration, createImageSession } from "./factories.ts";
import { as, type Person, signUp } from "./http.ts";

process.env.LIMIT_REQUESTS_PER_MINUTE = "0";

let person: Person;

beforeEach(async () => {
  person = await signUp();
});

async function trash(query: Record<string, string | number> = {}): Promise<TrashView> {
  return await (await as(person).get(list, { query })).json();
}

async function send(ids: string[], action: "restore" | "purge", by = person): Promise<number> {
  return (await as(by).post(change, { body: { ids, action } })).status;
}

/** A finished step that is two days old. */
async function createOldStep(wanted: Parameters<typeof createGeneration>[1] = {}) {
  const step = await createGeneration(person, wanted);
  await cancelGeneration(person, step.id);
  await db()
    .update(imageGenerations)
    .set({ createdAt: sql`now() - interval '2 days'` })
    .where(eq(imageGenerations.id, step.id));
  return step;
}

async function throwAway(ids: string[], at: Date): Promise<void> {
  for (const id of ids)
    await db().update(imageGenerations).set({ deletedAt: at }).where(eq(imageGenerations.id, id));
}

async function exists(
  table: typeof imageGenerations | typeof imageSessions | typeof imageAssets,
  id: string,
): Promise<boolean> {
  return (await db().select({ id: table.id }).from(table).where(eq(table.id, id))).length === 1;
}

/** What a purge left of a step that had a prompt. */
async function remains(id: string): Promise<"all" | "number" | "nothing"> {
  const [row] = await db().select().from(imageGenerations).where(eq(imageGenerations.id, id));
  if (!row) return "nothing";
  return row.prompt === "" ? "number" : "all";
}

async function restoreStatus(generationId: string): Promise<number> {
  return (await as(person).post(restoreStep, { params: { generationId } })).status;
}

const longAgo = () => new Date(Date.now() - 31 * 24 * 60 * 60 * 1000);

describe("the trash", () => {
  test("has sessions, and steps of living sessions by what went together, newest first", async () => {
    const gone = await createOldStep({ prompt: "an old mill" });
    const { sessionId, ...first } = await createOldStep({ prompt: "a fox" });
    const [second, third] = [await createOldStep({ sessionId }), await createOldStep({ sessionId })];
    await throwAway([second.id, third.id], new Date(Date.now() - 60_000));
    await throwAway([first.id], new Date(Date.now() - 30_000));
    await deleteSession(person, gone.sessionId);
    expect((await trash()).entries).toMatchObject([
      { id: gone.sessionId, kind: "session", prompt: "an old mill", stepCount: 1, stepNumbers: null },
      { id: first.id, kind: "steps", sessionId, prompt: "a fox", stepCount: 1, stepNumbers: [1, 1] },
      { id: second.id, kind: "steps", sessionId, stepCount: 2, stepNumbers: [2, 3] },
    ]);
    const [entry] = (await trash()).entries;
    expect(Date.parse(entry?.purgedAt ?? "") - Date.parse(entry?.deletedAt ?? "")).toBe(
      30 * 24 * 3600 * 1000,
    );
  });

  test.each([1, 2])(
    "is complete and without repeats in pages of %i, equal instants included",
    async (limit) => {
      const at = new Date(Date.now() - 60_000);
      const { sessionId, id } = await createOldStep();
      await throwAway([id], at);
      for (let count = 0; count < 4; count += 1) {
        const session = await createImageSession(person);
        await db().update(imageSessions).set({ deletedAt: at }).where(eq(imageSessions.id, session.id));
      }
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: TrashView = await trash({ limit, ...(cursor && { cursor }) });
        seen.push(...page.entries.map((entry) => entry.id));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toEqual((await trash()).entries.map((entry) => entry.id));
      expect(new Set(seen).size).toBe(5);
      expect(await trash({ limit: 5 })).toMatchObject({ nextCursor: null });
      expect(sessionId).not.toBe(id);
    },
  );

  test("gives back what went together, and nothing else", async () => {
    const { sessionId, ...first } = await createOldStep();
    const [second, third] = [await createOldStep({ sessionId }), await createOldStep({ sessionId })];
    await throwAway([second.id, third.id], new Date(Date.now() - 60_000));
    await deleteGeneration(person, first.id);
    const gone = await createImageSession(person);
    await deleteSession(person, gone.id);
    expect(await send([second.id, gone.id], "restore")).toBe(204);
    const shown = (await getSessionPage(person, sessionId, {})).generations.map((step) => step.stepNumber);
    expect(shown).toEqual([3, 2]);
    expect((await trash()).entries.map((entry) => entry.id)).toEqual([first.id]);
    expect(await send([second.id], "restore")).toBe(404);
  });

  test("is not somebody else's to change", async () => {
    const stranger = await signUp();
    const { id } = await createOldStep();
    await deleteGeneration(person, id);
    const session = await createImageSession(person);
    await deleteSession(person, session.id);
    expect(await send([id, session.id], "restore", stranger)).toBe(404);
    expect(await send([id, session.id], "purge", stranger)).toBe(404);
    await as(stranger).delete(empty);
    expect((await trash()).entries).toHaveLength(2);
  });

  test("loses for ever what is given up, and all of it when it is emptied", async () => {
    const { id } = await createOldStep();
    await deleteGeneration(person, id);
    const [one, two] = [await createImageSession(person), await createImageSession(person)];
    for (const session of [one, two]) await deleteSession(person, session.id);
    expect(await send([one.id], "purge")).toBe(204);
    expect((await trash()).entries.map((entry) => entry.id).sort()).toEqual([id, two.id].sort());
    expect(await send([one.id], "restore")).toBe(404);
    const { status } = await as(person).post(restoreSession, { params: { sessionId: one.id } });
    expect(status).toBe(404);
    const inBulk = await as(person).post(bulk, { body: { ids: [one.id], action: "restore" } });
    expect(inBulk.status).toBe(404);
    expect((await as(person).delete(empty)).status).toBe(204);
    expect((await trash()).entries).toEqual([]);
    await purgeTrash();
    expect(await remains(id)).toBe("number");
    for (const session of [one, two]) expect(await exists(imageSessions, session.id)).toBe(false);
  });
});

describe("after thirty days", () => {
  test("a session is removed with its steps, and not before", async () => {
    const { sessionId, id } = await createOldStep();
    await deleteSession(person, sessionId);
    await purgeTrash();
    expect(await exists(imageSessions, sessionId)).toBe(true);
    await db().update(imageSessions).set({ deletedAt: longAgo() }).where(eq(imageSessions.id, sessionId));
    await purgeTrash();
    expect(await exists(imageSessions, sessionId)).toBe(false);
    expect(await exists(imageGenerations, id)).toBe(false);
  });

  test("the children of removed steps hang on the nearest step before them", async () => {
    const { sessionId, ...root } = await createOldStep();
    const middle = await createOldStep({ sessionId, parentGenerationId: root.id });
    const below = await createOldStep({ sessionId, parentGenerationId: middle.id });
    const leaf = await createOldStep({ sessionId, parentGenerationId: below.id });
    await throwAway([middle.id, below.id], longAgo());
    await purgeTrash();
    const { generations } = await getSessionPage(person, sessionId, {});
    expect(generations.map(({ id, parentGenerationId }) => [id, parentGenerationId])).toEqual(
      expect.arrayContaining([
        [leaf.id, root.id],
        [root.id, null],
      ]),
    );
    await throwAway([root.id], longAgo());
    await purgeTrash();
    expect((await getSessionPage(person, sessionId, {})).generations).toMatchObject([
      { id: leaf.id, parentGenerationId: null },
    ]);
  });

  test("the number of the newest step stays taken, and nothing else stays of it", async () => {
    const { sessionId } = await createOldStep();
    const parent = await createOldStep({ sessionId });
    const newest = await createOldStep({ sessionId, parentGenerationId: parent.id, negativePrompt: "fog" });
    await db()
      .update(imageGenerations)
      .set({ label: "Night", status: "failed", errorCode: "content_blocked", errorMessage: "No “red kite”." })
      .where(eq(imageGenerations.id, newest.id));
    await throwAway([parent.id, newest.id], longAgo());
    await purgeTrash();
    expect(await remains(parent.id)).toBe("nothing");
    const [row] = await db().select().from(imageGenerations).where(eq(imageGenerations.id, newest.id));
    expect(row).toMatchObject({ stepNumber: 3, parentGenerationId: null, params: {}, requestHash: "" });
    expect(JSON.stringify(row)).not.toMatch(/kite|fog|Night/);
    expect(await createOldStep({ sessionId })).toMatchObject({ stepNumber: 4 });
    await purgeTrash();
    expect(await remains(newest.id)).toBe("nothing");
  });

  test("a number that was kept is worked on once, and cannot be brought back", async () => {
    const { id, sessionId } = await createOldStep();
    await throwAway([id], longAgo());
    await purgeTrash();
    await db().update(imageGenerations).set({ label: "mark" }).where(eq(imageGenerations.id, id));
    await purgeTrash();
    const [row] = await db().select().from(imageGenerations).where(eq(imageGenerations.id, id));
    expect(row?.label).toBe("mark");
    expect(await restoreStatus(id)).toBe(404);
    expect((await getSessionPage(person, sessionId, {})).generations).toEqual([]);
    expect((await trash()).entries).toEqual([]);
  });

  test("a step whose picture is used elsewhere goes, and the use stays", async () => {
    const step = await createOldStep();
    const picture = { mimeType: "image/png", sizeBytes: 1, width: 1, height: 1, userId: person.id };
    const sha256 = "a".repeat(64);
    await db()
      .insert(imageAssets)
      .values({
        ...picture,
        id: "asset-source",
        sha256,
        role: "output",
        sessionId: step.sessionId,
        generationId: step.id,
      });
    const other = await createOldStep();
    await db()
      .insert(imageAssets)
      .values({
        ...picture,
        id: "asset-use",
        sha256,
        role: "input",
        sessionId: other.sessionId,
        generationId: other.id,
        sourceAssetId: "asset-source",
      });
    await throwAway([step.id], longAgo());
    await purgeTrash();
    expect(await exists(imageAssets, "asset-source")).toBe(false);
    const [use] = await db().select().from(imageAssets).where(eq(imageAssets.id, "asset-use"));
    expect(use).toMatchObject({ sourceAssetId: null, sha256 });
  });

  test("what the daily limit still counts stays, unseen", async () => {
    const { id, sessionId } = await createGeneration(person);
    await deleteGeneration(person, id);
    await send([id], "purge");
    await purgeTrash();
    expect(await remains(id)).toBe("all");
    expect((await trash()).entries).toEqual([]);
    await deleteSession(person, sessionId);
    await send([sessionId], "purge");
    await purgeTrash();
    expect(await exists(imageSessions, sessionId)).toBe(true);
    expect((await listSessions(person, {})).sessions).toEqual([]);
  });
});

describe("many sessions at once", () => {
  const titles = async () => (await listSessions(person, {})).sessions.map((session) => session.id).sort();

  test("are deleted and brought back, and what is not there is passed over", async () => {
    const step = await createGeneration(person);
    const other = await createImageSession(person);
    const stranger = await createImageSession(await signUp());
    const ids = [step.sessionId, other.id, stranger.id];
    const response = await as(person).post(bulk, { body: { ids, action: "delete" } });
    expect((await response.json()).sessionIds.sort()).toEqual([step.sessionId, other.id].sort());
    expect(await titles()).toEqual([]);
    const restored = await as(person).post(bulk, { body: { ids, action: "restore" } });
    expect(restored.status).toBe(200);
    expect(await titles()).toEqual([step.sessionId, other.id].sort());
    const [canceled] = (await getSessionPage(person, step.sessionId, {})).generations;
    expect(canceled?.status).toBe("canceled");
    expect(await exists(imageSessions, stranger.id)).toBe(true);
    expect((await as(person).post(bulk, { body: { ids: [stranger.id], action: "delete" } })).status).toBe(
      404,
    );
  });

  test("are starred and keep their place", async () => {
    const [one, two] = [await createImageSession(person), await createImageSession(person)];
    const before = (await listSessions(person, {})).sessions;
    await as(person).post(bulk, { body: { ids: [one.id, two.id], action: "star" } });
    const after = (await listSessions(person, {})).sessions;
    expect(after).toEqual(before.map((session) => ({ ...session, starred: true })));
    await as(person).post(bulk, { body: { ids: [one.id], action: "unstar" } });
    expect((await listSessions(person, { starred: "1" })).sessions.map((session) => session.id)).toEqual([
      two.id,
    ]);
  });

  test("are a hundred at most", async () => {
    const ids = Array.from({ length: 101 }, () => "ses_01890000-0000-7000-8000-000000000000");
    expect((await as(person).post(bulk, { body: { ids, action: "delete" } })).status).toBe(400);
  });
});
