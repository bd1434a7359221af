import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { GET as read, PUT as save } from "#app/api/images/drafts/route.ts";
import { db } from "#db/index.ts";
import { imageGenerationEvents } from "#db/schema/images.ts";
import { DRAFT_MAX_BYTES } from "#lib/images/schemas.ts";
import type { DraftView } from "#lib/images/views.ts";
import { createImageSession } from "./factories.ts";
import { as, type Person, signUp } from "./http.ts";

process.env.LIMIT_REQUESTS_PER_MINUTE = "0";

let person: Person;

beforeEach(async () => {
  person = await signUp();
});

const place = (sessionId?: string): { query: Record<string, string> } => ({
  query: sessionId ? { sessionId } : {},
});

async function kept(sessionId?: string, of = person): Promise<DraftView | null> {
  const response = await as(of).get(read, place(sessionId));
  expect(response.status).toBe(200);
  return (await response.json()).draft;
}

async function put(version: number, body: object, sessionId?: string): Promise<Response> {
  return await as(person).put(save, { ...place(sessionId), body: { version, body } });
}

describe("a draft", () => {
  test("is kept for each session and for the page that begins one", async () => {
    const session = await createImageSession(person);
    expect(await kept()).toBeNull();
    expect(await (await put(0, { prompt: "at the start" })).json()).toEqual({ version: 1 });
    expect(await (await put(0, { prompt: "in the session" }, session.id)).json()).toEqual({ version: 1 });
    expect(await kept()).toEqual({ version: 1, body: { prompt: "at the start" } });
    expect(await kept(session.id)).toEqual({ version: 1, body: { prompt: "in the session" } });
  });

  test("is its owner's alone, on the start page too", async () => {
    await put(0, { prompt: "mine" });
    expect(await kept(undefined, await signUp())).toBeNull();
  });

  test("is never overwritten by who has not seen the newest: they are told what it is", async () => {
    await put(0, { prompt: "first" });
    expect((await put(1, { prompt: "second" })).status).toBe(200);
    for (const version of [0, 1, 7]) {
      const refused = await put(version, { prompt: "from an old window" });
      expect(refused.status).toBe(409);
      expect(await refused.json()).toEqual({
        error: { code: "conflict", message: expect.stringContaining("another window") },
        draft: { version: 2, body: { prompt: "second" } },
      });
    }
    expect(await kept()).toEqual({ version: 2, body: { prompt: "second" } });
  });

  test("that two windows save at once is saved by one of them", async () => {
    await put(0, { prompt: "before" });
    const answers = await Promise.all(["a", "b", "c", "d"].map((prompt) => put(1, { prompt })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(await kept()).toMatchObject({ version: 2 });
  });

  test("tells the other windows its version", async () => {
    const session = await createImageSession(person);
    await put(0, { prompt: "a" }, session.id);
    await put(0, { prompt: "b" });
    await put(0, { prompt: "refused" });
    const events = await db()
      .select()
      .from(imageGenerationEvents)
      .where(eq(imageGenerationEvents.userId, person.id))
      .orderBy(asc(imageGenerationEvents.sequence));
    expect(events.map(({ type, sessionId, data }) => ({ type, sessionId, data }))).toEqual([
      { type: "draft.updated", sessionId: session.id, data: { version: 1 } },
      { type: "draft.updated", sessionId: null, data: { version: 1 } },
    ]);
  });

  test("takes whatever can be typed", async () => {
    await put(0, { prompt: 'a\0b \ud800 c "\\u0000" \\ud800 🦊' });
    expect(await kept()).toEqual({ version: 1, body: { prompt: 'a\ufffdb \ufffd c "\\u0000" \\ud800 🦊' } });
  });

  test("has room for a megabyte of strokes and not more", async () => {
    const room = DRAFT_MAX_BYTES - JSON.stringify({ version: 0, body: { strokes: "" } }).length;
    expect((await put(0, { strokes: "x".repeat(room) })).status).toBe(200);
    expect((await put(1, { strokes: "x".repeat(room + 1) })).status).toBe(413);
  });

  test.each([[null], ["words"], [["a", "list"]]])("is an object, not %j", async (body) => {
    const response = await as(person).put(save, { body: { version: 0, body } });
    expect(response.status).toBe(400);
    expect((await response.json()).error.fields).toHaveProperty("body");
  });
});
