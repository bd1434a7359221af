import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { POST as generate } from "#app/api/images/generate/route.ts";
import { POST as addSession, GET as listSessions } from "#app/api/images/sessions/route.ts";
import { db } from "#db/index.ts";
import { imageGenerations, imageSessions } from "#db/schema/images.ts";
import { createImageSession } from "./factories.ts";
import { as, type Person, signUp } from "./http.ts";

process.env.LIMIT_GENERATIONS_PER_DAY = "3";
process.env.LIMIT_REQUESTS_PER_MINUTE = "60";
process.env.LIMIT_SESSION_GENERATIONS_PER_MINUTE = "50";
process.env.MODERATION_BLOCKED_WORDS = "ass, Blut und Boden";

function ask(person: Person, sessionId: string, prompt = "a lighthouse"): Promise<Response> {
  const body = { sessionId, provider: "sketch", model: "sketch-1", prompt };
  return as(person).post(generate, { body });
}

async function generationsOf(person: Person) {
  return await db().select().from(imageGenerations).where(eq(imageGenerations.userId, person.id));
}

function expectRetryAfter(response: Response | undefined, min: number, max: number): void {
  const seconds = Number(response?.headers.get("retry-after"));
  expect(seconds).toBeGreaterThanOrEqual(min);
  expect(seconds).toBeLessThanOrEqual(max);
}

test("fifty requests at once with room for three a day are exactly three", async () => {
  const person = await signUp();
  const sessions = await Promise.all(Array.from({ length: 5 }, () => createImageSession(person)));
  const asked = Array.from({ length: 50 }, (_, index) => ask(person, sessions[index % 5]?.id ?? ""));
  const responses = await Promise.all(asked);
  const statuses = responses.map((response) => response.status);
  expect(statuses.filter((status) => status === 202)).toHaveLength(3);
  expect(statuses.filter((status) => status === 429)).toHaveLength(47);
  expect(await generationsOf(person)).toHaveLength(3);
  const refused = responses.find((response) => response.status === 429);
  expectRetryAfter(refused, 24 * 60 * 60 - 60, 24 * 60 * 60);
  expect((await refused?.json())?.error).toMatchObject({ code: "limit_exceeded" });
});

test("a place is free again as the oldest turns a day old", async () => {
  const person = await signUp();
  const { id } = await createImageSession(person);
  for (let count = 0; count < 3; count += 1) expect((await ask(person, id)).status).toBe(202);
  const [oldest] = await generationsOf(person);
  const age = (hours: number) =>
    db()
      .update(imageGenerations)
      .set({ createdAt: new Date(Date.now() - hours * 60 * 60 * 1000) })
      .where(eq(imageGenerations.id, oldest?.id ?? ""));
  await age(23);
  const refused = await ask(person, id);
  expect(refused.status).toBe(429);
  expectRetryAfter(refused, 60 * 60 - 60, 60 * 60);
  await age(24.1);
  expect((await ask(person, id)).status).toBe(202);
});

test("what changes something is limited by the minute for each person; reading is not", async () => {
  const [busy, other] = await Promise.all([signUp(), signUp()]);
  const asked = Array.from({ length: 65 }, () => as(busy).post(addSession, { body: {} }));
  const responses = await Promise.all(asked);
  expect(responses.filter((response) => response.status === 201)).toHaveLength(60);
  const refused = responses.filter((response) => response.status === 429);
  expect(refused).toHaveLength(5);
  for (const response of refused) expectRetryAfter(response, 1, 60);
  expect((await as(busy).get(listSessions)).status).toBe(200);
  expect((await as(other).post(addSession, { body: {} })).status).toBe(201);
});

test("one session is limited by the minute, and others are not", async () => {
  const person = await signUp();
  const [busy, other] = [await createImageSession(person), await createImageSession(person)];
  // Room for three a day: the rest is refused for that, but counts here all the same.
  const responses = await Promise.all(Array.from({ length: 52 }, () => ask(person, busy.id)));
  const byMinute = responses.filter(
    (response) => Number(response.headers.get("retry-after") ?? 99_999) <= 60,
  );
  expect(byMinute).toHaveLength(2);
  const elsewhere = await ask(person, other.id);
  expect(elsewhere.status).toBe(429);
  expectRetryAfter(elsewhere, 24 * 60 * 60 - 60, 24 * 60 * 60);
});

describe("a blocked word", () => {
  const blocked = ["an ASS in a field", "an ass.", "blut  UND-boden", "ａｓｓ", "ass"];
  test.each(blocked)("is refused with nothing written: %j", async (prompt) => {
    const person = await signUp();
    const { id } = await createImageSession(person);
    const response = await ask(person, id, prompt);
    expect(response.status).toBe(422);
    expect((await response.json()).error).toMatchObject({
      code: "content_blocked",
      fields: { prompt: expect.any(String) },
    });
    expect(await generationsOf(person)).toEqual([]);
    const [session] = await db().select().from(imageSessions).where(eq(imageSessions.id, id));
    expect(session).toMatchObject({ title: null, version: 0 });
  });

  test("is refused in a negative prompt too", async () => {
    const person = await signUp();
    const { id: sessionId } = await createImageSession(person);
    const fields = { prompt: "a field", negativePrompt: "ass" };
    const response = await as(person).post(generate, {
      body: { sessionId, provider: "sketch", model: "sketch-1", ...fields },
    });
    // Where the model takes no negative prompt, it is refused for that.
    expect([400, 422]).toContain(response.status);
    expect(await generationsOf(person)).toEqual([]);
  });

  test.each(["a glass of water", "a pass in the mountains", "Blut, Schweiß und Boden"])(
    "inside another one is no harm: %j",
    async (prompt) => {
      const person = await signUp();
      const { id } = await createImageSession(person);
      expect((await ask(person, id, prompt)).status).toBe(202);
    },
  );
});
