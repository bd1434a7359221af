import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { POST as restoreStep } from "#app/api/images/generations/[generationId]/restore/route.ts";
import { POST as retryStep } from "#app/api/images/generations/[generationId]/retry/route.ts";
import { GET as getStep, DELETE as removeStep } from "#app/api/images/generations/[generationId]/route.ts";
import { POST as restore } from "#app/api/images/sessions/[sessionId]/restore/route.ts";
import {
  GET as getSession,
  DELETE as remove,
  PATCH as rename,
} from "#app/api/images/sessions/[sessionId]/route.ts";
import { POST as add, GET as list } from "#app/api/images/sessions/route.ts";
import { db } from "#db/index.ts";
import { imageGenerations, imageSessions } from "#db/schema/images.ts";
import { cancelGeneration } from "#lib/images/cancel-generation.ts";
import type { SessionListView, SessionPageView, SessionSummaryView } from "#lib/images/views.ts";
import { createGeneration, createImageSession } from "./factories.ts";
import { as, type Person, signUp } from "./http.ts";

process.env.LIMIT_REQUESTS_PER_MINUTE = "0";

let person: Person;

beforeEach(async () => {
  person = await signUp();
});

async function page(query: Record<string, string | number> = {}, of = person): Promise<SessionListView> {
  const response = await as(of).get(list, { query });
  expect(response.status).toBe(200);
  return await response.json();
}

async function allPages(limit: number): Promise<SessionSummaryView[]> {
  const sessions: SessionSummaryView[] = [];
  let cursor: string | null = null;
  do {
    const next: SessionListView = await page({ limit, ...(cursor && { cursor }) });
    expect(next.sessions.length).toBeLessThanOrEqual(limit);
    sessions.push(...next.sessions);
    cursor = next.nextCursor;
  } while (cursor);
  return sessions;
}

async function steps(
  sessionId: string,
  query: Record<string, string | number> = {},
): Promise<SessionPageView> {
  const response = await as(person).get(getSession, { params: { sessionId }, query });
  expect(response.status).toBe(200);
  return await response.json();
}

async function setUpdated(sessionId: string, updatedAt: Date): Promise<void> {
  await db().update(imageSessions).set({ updatedAt }).where(eq(imageSessions.id, sessionId));
}

describe("the list of sessions", () => {
  test("is empty for somebody new", async () => {
    expect(await page()).toEqual({ sessions: [], nextCursor: null });
  });

  test("has the newest update first, and a new step is an update", async () => {
    const [first, second, third] = [
      await createImageSession(person),
      await createImageSession(person),
      await createImageSession(person),
    ];
    await setUpdated(first.id, new Date("2026-01-01"));
    await setUpdated(second.id, new Date("2026-01-03"));
    await setUpdated(third.id, new Date("2026-01-02"));
    const order = async () => (await page()).sessions.map((session) => session.id);
    expect(await order()).toEqual([second.id, third.id, first.id]);
    await createGeneration(person, { sessionId: first.id });
    expect(await order()).toEqual([first.id, second.id, third.id]);
  });

  test("comes in pages of twelve, unless another number is asked for", async () => {
    await Promise.all(Array.from({ length: 13 }, () => createImageSession(person)));
    expect((await page()).sessions).toHaveLength(12);
    expect((await page({ limit: 5 })).sessions).toHaveLength(5);
    expect((await page({ limit: 13 })).nextCursor).toBeNull();
  });

  test.each([1, 2, 3, 7])(
    "is complete and without repeats in pages of %i, equal instants included",
    async (limit) => {
      const made = await Promise.all(Array.from({ length: 14 }, () => createImageSession(person)));
      for (const [index, { id }] of made.entries())
        await setUpdated(id, new Date(1_700_000_000_000 + Math.floor(index / 5)));
      const listed = await allPages(limit);
      const inOnePage = (await page({ limit: 100 })).sessions;
      expect(listed).toEqual(inOnePage);
      expect(new Set(listed.map((session) => session.id))).toEqual(
        new Set(made.map((session) => session.id)),
      );
    },
  );

  test("continues where it was although sessions before that place are new", async () => {
    for (let count = 0; count < 4; count += 1)
      await setUpdated((await createImageSession(person)).id, new Date(1_700_000_000_000 + count));
    const all = (await page()).sessions.map((session) => session.id);
    const first = await page({ limit: 2 });
    await createImageSession(person);
    const second = await page({ limit: 2, cursor: first.nextCursor ?? "" });
    expect([...first.sessions, ...second.sessions].map((session) => session.id)).toEqual(all);
  });

  test("shows nothing of somebody else, also at a place in their list", async () => {
    const stranger = await signUp();
    for (let count = 0; count < 3; count += 1)
      await createGeneration(stranger, { prompt: "a secret garden" });
    const mine = await createGeneration(person, { prompt: "a harbour" });
    await setUpdated(mine.sessionId, new Date("2020-01-01"));
    const { nextCursor } = await page({ limit: 1 }, stranger);
    const ids = async (query: Record<string, string>) =>
      (await page(query)).sessions.map((session) => session.id);
    expect(await ids({})).toEqual([mine.sessionId]);
    expect(await ids({ cursor: nextCursor ?? "" })).toEqual([mine.sessionId]);
    expect(await ids({ q: "secret" })).toEqual([]);
  });

  test("tells the first prompt and the number of steps", async () => {
    const { sessionId } = await createGeneration(person, { prompt: "a first thing" });
    const { id } = await createGeneration(person, { sessionId, prompt: "a second thing" });
    expect((await page()).sessions).toMatchObject([
      { prompt: "a first thing", generationCount: 2, thumbnailUrl: null },
    ]);
    await as(person).delete(removeStep, { params: { generationId: id } });
    expect((await page()).sessions).toMatchObject([{ generationCount: 1 }]);
  });
});

describe("a search", () => {
  test.each([
    ["a word of a title", "holiday", ["Holiday cards"]],
    ["a word of a prompt", "LIGHTHOUSE", ["Untouched"]],
    ["the beginnings of words, in any order", "nig ligh", ["Untouched"]],
    ["an accent in capitals", "ÜBERMUT", ["Übermut"]],
    ["Cyrillic", "мор", ["Море"]],
    ["words without spaces between them", "灯台", ["夜の灯台、海"]],
    ["a number", "100%", ["100% wool"]],
    ["a half of a joined word", "case", ["snake-case"]],
    ["quotes and operators as nothing", `"hol" & !(card`, ["Holiday cards"]],
    ["a backslash as nothing", "\\", []],
    ["nothing that is there", "zebra", []],
    ["nothing when one of the words is missing", "lighthouse zebra", []],
  ])("finds %s", async (_what, q, titles) => {
    for (const title of ["Holiday cards", "100% wool", "snake-case", "Übermut", "Море", "夜の灯台、海"]) {
      await as(person).post(add, { body: { title } });
    }
    const { sessionId } = await createGeneration(person, { prompt: "a lighthouse at night" });
    await as(person).patch(rename, { params: { sessionId }, body: { title: "Untouched" } });
    const found = (await page({ q })).sessions.map((session) => session.title);
    expect(found.sort()).toEqual(titles.sort());
  });

  test.each([
    ["curly quotes", "word", "the “word” on it"],
    ["curly quotes of another language", "Wort", "das „Wort“ und »noch eins«"],
    ["guillemets", "noch", "das „Wort“ und »noch eins«"],
    ["single curly quotes", "old mill", "an ‘old mill’ at night"],
    ["a dash", "fog", "the sea —fog on it"],
    ["a straight apostrophe, when it is curly", "don't", "they don’t sleep"],
    ["a curly apostrophe, when it is straight", "don’t", "they don't sleep"],
  ])("finds a word in spite of %s", async (_what, q, prompt) => {
    const { sessionId } = await createGeneration(person, { prompt });
    await createGeneration(person, { prompt: "something else" });
    expect((await page({ q })).sessions.map(({ id }) => id)).toEqual([sessionId]);
  });

  test("for only spaces is none", async () => {
    await createImageSession(person);
    expect((await page({ q: "   " })).sessions).toHaveLength(1);
  });

  test.each([
    "'",
    "\\'",
    "a:*b",
    "<->",
    "!!",
    "((",
    "\ue000 lighthouse",
    "e\u0301",
    "x".repeat(200),
    "\u{1f6a2}",
  ])("for %j is no error", async (q) => {
    await createGeneration(person, { prompt: "a lighthouse at night" });
    await page({ q });
  });

  test("tells the newest step whose prompt has the words, with the find marked", async () => {
    const first = await createGeneration(person, { prompt: "a lighthouse at night" });
    const { sessionId } = first;
    const second = await createGeneration(person, { sessionId, prompt: "the lighthouse keeper's lamp" });
    await createGeneration(person, { sessionId, prompt: "warmer" });
    const [found] = (await page({ q: "ligh" })).sessions;
    expect(found?.match).toEqual({
      generationId: second.id,
      stepNumber: 2,
      thumbnailUrl: null,
      excerpt: [
        { text: "the ", found: false },
        { text: "lighthouse", found: true },
        { text: " keeper's lamp", found: false },
      ],
    });
    expect((await page()).sessions[0]?.match).toBeNull();
    await as(person).delete(removeStep, { params: { generationId: second.id } });
    expect((await page({ q: "ligh" })).sessions[0]?.match?.stepNumber).toBe(1);
    await as(person).delete(removeStep, { params: { generationId: first.id } });
    expect((await page({ q: "keeper" })).sessions).toEqual([]);
  });

  test("marks a find inside a text without spaces", async () => {
    await createGeneration(person, { prompt: "夜の灯台、海" });
    expect((await page({ q: "灯台" })).sessions[0]?.match?.excerpt).toEqual([
      { text: "夜の", found: false },
      { text: "灯台", found: true },
      { text: "、海", found: false },
    ]);
  });

  test("goes on in pages", async () => {
    for (let count = 0; count < 5; count += 1)
      await as(person).post(add, { body: { title: `Card ${count}` } });
    const first = await page({ q: "card", limit: 3 });
    const second = await page({ q: "card", limit: 3, cursor: first.nextCursor ?? "" });
    expect(new Set([...first.sessions, ...second.sessions].map((session) => session.id)).size).toBe(5);
    expect(second.nextCursor).toBeNull();
  });
});

describe("a filter", () => {
  const ids = async (query: Record<string, string>) =>
    (await page(query)).sessions.map((session) => session.id);

  test("by star finds sessions that are starred or have a starred step", async () => {
    const [plain, starred] = [await createGeneration(person), await createImageSession(person)];
    const withStar = await createGeneration(person);
    await as(person).patch(rename, { params: { sessionId: starred.id }, body: { starred: true } });
    await db()
      .update(imageGenerations)
      .set({ starredAt: sql`now()` })
      .where(eq(imageGenerations.id, withStar.id));
    expect((await ids({ starred: "1" })).sort()).toEqual([starred.id, withStar.sessionId].sort());
    await as(person).patch(rename, { params: { sessionId: starred.id }, body: { starred: false } });
    expect(await ids({ starred: "1" })).toEqual([withStar.sessionId]);
    expect(await ids({})).toContain(plain.sessionId);
  });

  test("by model finds sessions with a picture that it made", async () => {
    const { id, sessionId } = await createGeneration(person);
    await createGeneration(person);
    expect(await ids({ model: "sketch/sketch-1" })).toEqual([]);
    await db()
      .update(imageGenerations)
      .set({ status: "succeeded", finishedAt: sql`now()` })
      .where(eq(imageGenerations.id, id));
    expect(await ids({ model: "sketch/sketch-1" })).toEqual([sessionId]);
    expect(await ids({ model: "sketch/other" })).toEqual([]);
    expect(await ids({ model: "nonsense" })).toEqual([]);
  });

  test("by date has its first instant and not its last, and goes with the others", async () => {
    const made = [];
    for (const day of ["01", "02", "03"]) {
      const { sessionId } = await createGeneration(person, { prompt: `day ${day}` });
      await setUpdated(sessionId, new Date(`2026-01-${day}`));
      made.push(sessionId);
    }
    const range = { from: "2026-01-02T00:00:00Z", to: "2026-01-03T01:00:00+01:00" };
    expect(await ids(range)).toEqual([made[1]]);
    expect(await ids({ ...range, q: "day" })).toEqual([made[1]]);
    expect(await ids({ ...range, q: "01" })).toEqual([]);
    expect((await as(person).get(list, { query: { from: "yesterday" } })).status).toBe(400);
  });
});

describe("a session", () => {
  test("gets its title from its first prompt, keeps it, and can be renamed", async () => {
    const { sessionId } = await createGeneration(person, {
      prompt: "please draw me a picture of an old mill, in autumn",
    });
    expect((await steps(sessionId)).session.title).toBe("Old mill");
    await createGeneration(person, { sessionId, prompt: "warmer" });
    expect((await steps(sessionId)).session.title).toBe("Old mill");
    const response = await as(person).patch(rename, {
      params: { sessionId },
      body: { title: "  The mill  " },
    });
    expect((await response.json()).session).toMatchObject({ id: sessionId, title: "The mill" });
    await createGeneration(person, { sessionId, prompt: "colder" });
    expect((await steps(sessionId)).session.title).toBe("The mill");
  });

  test("with a title of its own keeps it when the first step comes", async () => {
    const { sessionId } = await (await as(person).post(add, { body: { title: "Plans" } })).json();
    await createGeneration(person, { sessionId });
    expect((await steps(sessionId)).session.title).toBe("Plans");
  });

  test.each(["", "   ", "x".repeat(121)])("is not renamed to %j", async (title) => {
    const { id: sessionId } = await createImageSession(person);
    const response = await as(person).patch(rename, { params: { sessionId }, body: { title } });
    expect(response.status).toBe(400);
    expect((await response.json()).error.fields).toEqual({ title: expect.any(String) });
  });

  test("that is deleted is gone everywhere, and comes back whole", async () => {
    const { sessionId, id } = await createGeneration(person);
    await cancelGeneration(person, id);
    const before = [await page(), await steps(sessionId)];
    const params = { sessionId };
    expect((await as(person).delete(remove, { params })).status).toBe(204);
    expect((await page()).sessions).toEqual([]);
    for (const response of [
      await as(person).get(getSession, { params }),
      await as(person).patch(rename, { params, body: { title: "x" } }),
      await as(person).delete(remove, { params }),
    ]) {
      expect(response.status).toBe(404);
    }
    await expect(createGeneration(person, { sessionId })).rejects.toMatchObject({ code: "not_found" });
    expect((await as(person).post(restore, { params })).status).toBe(204);
    expect([await page(), await steps(sessionId)]).toEqual(before);
    expect((await steps(sessionId)).generations[0]?.id).toBe(id);
    expect((await as(person).post(restore, { params })).status).toBe(404);
  });

  test("that is deleted lets nothing of it be started or go on", async () => {
    const { id, sessionId } = await createGeneration(person);
    await as(person).delete(remove, { params: { sessionId } });
    await as(person).post(restore, { params: { sessionId } });
    expect((await steps(sessionId)).generations).toMatchObject([{ id, status: "canceled" }]);
  });

  test.each([1, 2, 3])(
    "has its steps newest first, complete and without repeats in pages of %i, equal instants included",
    async (limit) => {
      const { id: sessionId } = await createImageSession(person);
      for (let count = 0; count < 5; count += 1) await createGeneration(person, { sessionId });
      const inOrder = sql`to_timestamp(1700000000 + (${imageGenerations.stepNumber} / 3))`;
      await db()
        .update(imageGenerations)
        .set({ createdAt: inOrder })
        .where(eq(imageGenerations.sessionId, sessionId));
      const listed: number[] = [];
      let cursor: string | null = null;
      do {
        const next: SessionPageView = await steps(sessionId, { limit, ...(cursor && { cursor }) });
        listed.push(...next.generations.map((generation) => generation.stepNumber));
        cursor = next.nextCursor;
      } while (cursor);
      expect(listed).toEqual([5, 4, 3, 2, 1]);
    },
  );
});

describe("a step", () => {
  test("that is deleted is canceled and hidden, keeps its number, and comes back", async () => {
    const { id: generationId, sessionId } = await createGeneration(person);
    const params = { generationId };
    expect((await as(person).delete(removeStep, { params })).status).toBe(204);
    expect((await as(person).get(getStep, { params })).status).toBe(404);
    expect((await steps(sessionId)).generations).toEqual([]);
    expect((await createGeneration(person, { sessionId })).stepNumber).toBe(2);
    expect((await as(person).post(restoreStep, { params })).status).toBe(204);
    const response = await as(person).get(getStep, { params });
    expect((await response.json()).generation).toMatchObject({
      id: generationId,
      stepNumber: 1,
      status: "canceled",
    });
    expect((await as(person).post(restoreStep, { params })).status).toBe(404);
  });

  test("whose parent is deleted can be tried again", async () => {
    const parent = await createGeneration(person);
    const { sessionId } = parent;
    const child = await createGeneration(person, { sessionId, parentGenerationId: parent.id });
    await as(person).delete(removeStep, { params: { generationId: parent.id } });
    const response = await as(person).post(retryStep, { params: { generationId: child.id } });
    expect(response.status).toBe(202);
    const { generationId } = await response.json();
    const found = (await steps(sessionId)).generations.find((generation) => generation.id === generationId);
    expect(found?.parentGenerationId).toBe(parent.id);
  });

  test("hangs only on a step of its own session", async () => {
    const elsewhere = await createGeneration(person);
    await expect(createGeneration(person, { parentGenerationId: elsewhere.id })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
