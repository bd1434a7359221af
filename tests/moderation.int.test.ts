import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { POST as generate } from "#app/api/images/generate/route.ts";
import { db } from "#db/index.ts";
import { imageGenerations, imageSessions } from "#db/schema/images.ts";
import { createImageSession } from "./factories.ts";
import { startFakeOpenAi } from "./fakes/openai.ts";
import { as, type Person, signUp } from "./http.ts";

const openAi = await startFakeOpenAi();
process.env.OPENAI_API_KEY = openAi.apiKey;
process.env.OPENAI_BASE_URL = openAi.baseURL;
let isClosed = false;

afterAll(async () => {
  if (!isClosed) await openAi.close();
});

async function ask(person: Person, prompt: string): Promise<{ response: Response; sessionId: string }> {
  const { id: sessionId } = await createImageSession(person);
  const body = { sessionId, provider: "sketch", model: "sketch-1", prompt };
  return { response: await as(person).post(generate, { body }), sessionId };
}

async function expectNothingWritten(person: Person, sessionId: string): Promise<void> {
  const rows = await db().select().from(imageGenerations).where(eq(imageGenerations.userId, person.id));
  expect(rows).toEqual([]);
  const [session] = await db().select().from(imageSessions).where(eq(imageSessions.id, sessionId));
  expect(session).toMatchObject({ title: null, version: 0 });
}

test("a prompt that OpenAI's moderation lets pass is asked about once, and started", async () => {
  const { response } = await ask(await signUp(), "a quiet lake");
  expect(response.status).toBe(202);
  expect(openAi.requests).toMatchObject([{ path: "/v1/moderations", fields: { input: "a quiet lake" } }]);
});

test("a prompt that OpenAI's moderation flags is refused with nothing written", async () => {
  const person = await signUp();
  const { response, sessionId } = await ask(person, "something forbidden");
  expect(response.status).toBe(422);
  expect((await response.json()).error).toMatchObject({
    code: "content_blocked",
    fields: { prompt: expect.any(String) },
  });
  await expectNothingWritten(person, sessionId);
});

test("a moderation that cannot be reached lets nothing through and writes nothing", async () => {
  await openAi.close();
  isClosed = true;
  const person = await signUp();
  const { response, sessionId } = await ask(person, "a quiet lake");
  expect(response.status).toBe(503);
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await response.json()).error.code).toBe("unavailable");
  await expectNothingWritten(person, sessionId);
});
