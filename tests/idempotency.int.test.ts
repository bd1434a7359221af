import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { POST as generate } from "#app/api/images/generate/route.ts";
import { POST as retry } from "#app/api/images/generations/[generationId]/retry/route.ts";
import { db } from "#db/index.ts";
import { imageGenerationEvents, imageGenerations } from "#db/schema/images.ts";
import { createImageSession } from "./factories.ts";
import { as, type Person, signUp } from "./http.ts";

const body = {
  provider: "sketch",
  model: "sketch-1",
  prompt: "a red kite",
  params: { width: 64, height: 64 },
};

async function ask(person: Person, fields: object, key: string): Promise<Response> {
  return await as(person).post(generate, {
    body: { ...body, ...fields },
    headers: { "idempotency-key": key },
  });
}

async function written(person: Person) {
  const rows = await db().select().from(imageGenerations).where(eq(imageGenerations.userId, person.id));
  const events = await db()
    .select()
    .from(imageGenerationEvents)
    .where(eq(imageGenerationEvents.userId, person.id));
  return { generations: rows.length, events: events.length };
}

test("the same request under the same key has the same answer and starts nothing again", async () => {
  const person = await signUp();
  const { id: sessionId } = await createImageSession(person);
  const key = randomUUID();
  const first = await ask(person, { sessionId, params: { width: 64, height: 96 } }, key);
  // The same in JSON: the order of names means nothing.
  const second = await ask(person, { params: { height: 96, width: 64 }, sessionId }, key);
  expect([first.status, second.status]).toEqual([202, 202]);
  const answer = await first.text();
  expect(await second.text()).toBe(answer);
  const { generationId } = JSON.parse(answer);
  expect(JSON.parse(answer)).toEqual({
    generationId: expect.stringMatching(/^gen_/),
    status: "queued",
    streamUrl: `/api/images/generate/stream?generationId=${generationId}`,
  });
  expect(await written(person)).toEqual({ generations: 1, events: 1 });
});

test("the same request twenty times at once is one generation", async () => {
  const person = await signUp();
  const { id: sessionId } = await createImageSession(person);
  const key = randomUUID();
  const responses = await Promise.all(Array.from({ length: 20 }, () => ask(person, { sessionId }, key)));
  expect(responses.map((response) => response.status)).toEqual(responses.map(() => 202));
  const answers = await Promise.all(responses.map((response) => response.text()));
  expect(new Set(answers).size).toBe(1);
  expect(await written(person)).toEqual({ generations: 1, events: 1 });
});

test("another request under a used key is refused, also when both come at once", async () => {
  const person = await signUp();
  const { id: sessionId } = await createImageSession(person);
  const key = randomUUID();
  const responses = await Promise.all(
    ["a cat", "a dog", "a fox"].map((prompt) => ask(person, { sessionId, prompt }, key)),
  );
  expect(responses.map((response) => response.status).sort()).toEqual([202, 409, 409]);
  expect((await ask(person, { sessionId, prompt: "a cow" }, key)).status).toBe(409);
  expect(await written(person)).toEqual({ generations: 1, events: 1 });
});

test("a key is one person's own", async () => {
  const key = randomUUID();
  for (const person of [await signUp(), await signUp()]) {
    const { id: sessionId } = await createImageSession(person);
    expect((await ask(person, { sessionId }, key)).status).toBe(202);
    expect((await written(person)).generations).toBe(1);
  }
});

test("requests without a key are each one of their own", async () => {
  const person = await signUp();
  const { id: sessionId } = await createImageSession(person);
  for (let count = 0; count < 2; count += 1) {
    expect((await as(person).post(generate, { body: { ...body, sessionId } })).status).toBe(202);
  }
  expect((await written(person)).generations).toBe(2);
});

test("a retry is a step of its own, once for each key", async () => {
  const person = await signUp();
  const { id: sessionId } = await createImageSession(person);
  const { generationId } = await (await ask(person, { sessionId }, randomUUID())).json();
  const headers = { "idempotency-key": randomUUID() };
  const again = async () =>
    await (await as(person).post(retry, { params: { generationId }, headers })).json();
  const [first, second] = [await again(), await again()];
  expect(first.generationId).not.toBe(generationId);
  expect(second).toEqual(first);
  expect((await written(person)).generations).toBe(2);
});

test.each(["short", "x".repeat(201), "with a space", "with-ümlaut", "tab\tinside"])(
  "a key is 8 to 200 visible characters, not %j",
  async (key) => {
    const person = await signUp();
    const { id: sessionId } = await createImageSession(person);
    const response = await ask(person, { sessionId }, key);
    expect(response.status).toBe(400);
    expect((await response.json()).error.fields).toEqual({ "Idempotency-Key": expect.any(String) });
    expect(await written(person)).toEqual({ generations: 0, events: 0 });
  },
);
