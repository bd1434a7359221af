import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PATCH as adminPatch } from "#app/api/admin/providers/[providerId]/route.ts";
import { GET as listModels } from "#app/api/images/models/route.ts";
import { DELETE, PATCH } from "#app/api/providers/[providerId]/route.ts";
import { POST as testIt } from "#app/api/providers/[providerId]/test/route.ts";
import { POST as add, GET as list } from "#app/api/providers/route.ts";
import { db } from "#db/index.ts";
import { user } from "#db/schema/auth.ts";
import { imageGenerations } from "#db/schema/images.ts";
import { providerSettings } from "#db/schema/providers.ts";
import { getGeneration } from "#lib/images/generations.ts";
import type { ProviderListView, ProviderSettingsView } from "#lib/images/provider-settings/views.ts";
import { requestGeneration } from "#lib/images/request-generation.ts";
import { runGeneration } from "#lib/images/run-generation.ts";
import { GenerateInput } from "#lib/images/schemas.ts";
import { planSweep, startSweep } from "#lib/images/sweep.ts";
import { SweepInput } from "#lib/images/sweep-input.ts";
import { createGeneration, createImageSession } from "./factories.ts";
import { type FakeOpenAi, startFakeOpenAi } from "./fakes/openai.ts";
import { as, type Handler, type Method, type Person, send, signUp } from "./http.ts";

process.env.ALLOW_OWN_KEYS = "true";
process.env.PROVIDERS_ALLOW_PRIVATE = "true";

const MODEL = "gpt-image-1.5";
const MISSING = "openai-00000000";

let admin: Person;
let owner: Person;
let stranger: Person;
let openai: FakeOpenAi;

beforeAll(async () => {
  [admin, owner, stranger] = [await signUp(), await signUp(), await signUp()];
  openai = await startFakeOpenAi();
});
afterAll(() => openai.close());

test("a key of one's own offers its models to nobody else", async () => {
  const { id } = await addOwn();
  expect(await modelIds(owner, id)).toContain(MODEL);
  expect(await modelIds(stranger, id)).toEqual([]);
  expect(await modelIds(admin, id)).toEqual([]);
  expect((await listOf(stranger)).map((provider) => provider.id)).not.toContain(id);
});

test("a stranger's request for it answers like one for a missing model, and nothing is recorded", async () => {
  const { id } = await addOwn();
  const { id: sessionId } = await createImageSession(stranger);
  const refusals = [];
  for (const provider of [id, MISSING]) {
    const input = GenerateInput.parse({ sessionId, provider, model: MODEL, prompt: "a lighthouse" });
    const refused = await requestGeneration(stranger, input, `key-${provider}`).catch((error) => error);
    refusals.push([refused.code, refused.fields]);
  }
  expect(refusals[0]).toEqual(refusals[1]);
  expect(refusals[0]?.[0]).toBe("invalid_input");
  const base = { sessionId, provider: id, model: MODEL, prompt: "a lighthouse" };
  const sweep = SweepInput.parse({ base, axes: [{ kind: "prompt", values: ["a", "b"] }] });
  await planSweep(stranger, sweep);
  await expect(startSweep(stranger, sweep, "sweep-key")).rejects.toThrow("not available here");
});

test("a stranger's step never runs with it, however it came into the line", async () => {
  const { id } = await addOwn();
  const step = await createGeneration(stranger);
  await db()
    .update(imageGenerations)
    .set({ provider: id, model: MODEL, params: {} })
    .where(eq(imageGenerations.id, step.id));
  await runGeneration(step.id, "worker-a", new AbortController().signal);
  const { status, error } = await getGeneration(stranger, step.id);
  expect([status, error?.code, error?.charged]).toEqual(["failed", "unknown_model", "no"]);
});

test("a stranger, and an admin too, find it as little as a missing one", async () => {
  const { id } = await addOwn();
  const routes: [Handler, Method, object?][] = [
    [PATCH, "PATCH", { name: "Mine" }],
    [DELETE, "DELETE"],
    [testIt, "POST"],
  ];
  for (const person of [stranger, admin]) {
    for (const [handler, method, body] of routes) {
      const ask = async (providerId: string) => {
        const headers = { cookie: person.cookie };
        const answer = await send(handler, method, { params: { providerId }, body, headers });
        return [answer.status, await answer.text()];
      };
      expect((await ask(id))[0]).toBe(404);
      expect(await ask(id)).toEqual(await ask(MISSING));
    }
  }
  const asAdmin = await as(admin).patch(adminPatch, { params: { providerId: id }, body: { enabled: false } });
  expect(asAdmin.status).toBe(404);
  expect((await listOf(owner)).find((provider) => provider.id === id)).toMatchObject({ enabled: true });
});

test("nobody but an admin has the studio call an address of theirs", async () => {
  const settings = { kind: "openai", name: "Mine", apiKey: "sk-0123456789abcdef", baseUrl: openai.baseURL };
  expect((await as(owner).post(add, { body: settings })).status).toBe(400);
  const server = { kind: "sdapi", name: "Mine", baseUrl: openai.baseURL, apiKey: "name:word" };
  expect((await as(owner).post(add, { body: server })).status).toBe(400);
  const { id } = await addOwn();
  const body = { baseUrl: openai.baseURL, apiKey: "sk-0123456789abcdef" };
  expect((await as(owner).patch(PATCH, { params: { providerId: id }, body })).status).toBe(400);
  expect(openai.requests).toEqual([]);
});

test("a key goes with its owner's account", async () => {
  const leaving = await signUp();
  const { id } = await addOwn(leaving);
  await db().delete(user).where(eq(user.id, leaving.id));
  expect(await db().select().from(providerSettings).where(eq(providerSettings.id, id))).toEqual([]);
});

async function addOwn(person = owner): Promise<ProviderSettingsView> {
  const body = { kind: "openai", name: "Mine", apiKey: "sk-0123456789abcdef" };
  const answer = await as(person).post(add, { body });
  expect(answer.status).toBe(201);
  return (await answer.json()).provider;
}

async function listOf(person: Person): Promise<ProviderSettingsView[]> {
  return ((await (await as(person).get(list)).json()) as ProviderListView).providers;
}

async function modelIds(person: Person, providerId: string): Promise<string[]> {
  const { models } = (await (await as(person).get(listModels)).json()) as {
    models: { provider: string; id: string }[];
  };
  return models.filter(({ provider }) => provider === providerId).map(({ id }) => id);
}
