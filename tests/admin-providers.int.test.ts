import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DELETE, PATCH } from "#app/api/admin/providers/[providerId]/route.ts";
import { POST as testIt } from "#app/api/admin/providers/[providerId]/test/route.ts";
import { POST as add, GET as list } from "#app/api/admin/providers/route.ts";
import { GET as listModels } from "#app/api/images/models/route.ts";
import { db } from "#db/index.ts";
import { getGeneration } from "#lib/images/generations.ts";
import { refreshLiveLists } from "#lib/images/provider-settings/discover.ts";
import { loadProviders } from "#lib/images/provider-settings/load.ts";
import type { ProviderListView, ProviderSettingsView } from "#lib/images/provider-settings/views.ts";
import { findModel } from "#lib/images/providers/index.ts";
import { runGeneration } from "#lib/images/run-generation.ts";
import { createGeneration } from "./factories.ts";
import { type FakeOpenAi, startFakeOpenAi } from "./fakes/openai.ts";
import { as, type Handler, type Method, type Person, send, signUp } from "./http.ts";

process.env.PROVIDERS_ALLOW_PRIVATE = "true";

const KEY = "sk-fake-that-nobody-may-see-again-7Q4z";
const MODEL = "gpt-image-1.5";

let admin: Person;
let other: Person;
let openai: FakeOpenAi;

beforeAll(async () => {
  admin = await signUp();
  other = await signUp();
  openai = await startFakeOpenAi({ apiKey: KEY });
});
afterAll(() => openai.close());

test("only the first account finds these routes", async () => {
  const { id: providerId } = await addOpenAi();
  const routes: [Handler, Method][] = [
    [list, "GET"],
    [add, "POST"],
    [PATCH, "PATCH"],
    [DELETE, "DELETE"],
    [testIt, "POST"],
  ];
  for (const [handler, method] of routes) {
    // Whether what is asked makes sense is not told either.
    const options = { params: { providerId }, ...(method !== "GET" && { body: { nonsense: true } }) };
    const asOther = await send(handler, method, { ...options, headers: { cookie: other.cookie } });
    expect([method, asOther.status]).toEqual([method, 404]);
    const asNobody = await send(handler, method, options);
    expect([method, asNobody.status]).toEqual([method, 401]);
  }
  expect(await find(providerId)).toMatchObject({ id: providerId, enabled: true });
});

test("what is added can be used at once, and is gone when it is turned off or removed", async () => {
  const { id } = await addOpenAi("Our account");
  expect(await modelIds(id)).toContain(MODEL);
  await as(admin).patch(PATCH, { params: { providerId: id }, body: { enabled: false } });
  expect(await modelIds(id)).toEqual([]);
  await as(admin).patch(PATCH, { params: { providerId: id }, body: { enabled: true } });
  expect(await modelIds(id)).toContain(MODEL);
  expect((await as(admin).delete(DELETE, { params: { providerId: id } })).status).toBe(204);
  expect(await modelIds(id)).toEqual([]);
  expect(await find(id)).toBeUndefined();
  expect((await as(admin).delete(DELETE, { params: { providerId: id } })).status).toBe(404);
});

test("a picture is made with the key that was added", async () => {
  const { id } = await addOpenAi();
  const step = await createGeneration(admin, { provider: id, model: MODEL, params: {} });
  await runGeneration(step.id, "worker-a", new AbortController().signal);
  expect(await getGeneration(admin, step.id)).toMatchObject({ status: "succeeded", provider: id });
  expect(openai.requests.at(-1)?.path).toBe("/v1/images/generations");
});

test("a step whose provider was removed says that its model is gone, and that it cost nothing", async () => {
  const { id } = await addOpenAi();
  const step = await createGeneration(admin, { provider: id, model: MODEL, params: {} });
  await as(admin).delete(DELETE, { params: { providerId: id } });
  await runGeneration(step.id, "worker-a", new AbortController().signal);
  const { status, error } = await getGeneration(admin, step.id);
  expect([status, error?.code, error?.charged]).toEqual(["failed", "unknown_model", "no"]);
});

test("a key is in no answer and in no row", async () => {
  const created = await as(admin).post(add, { body: { ...openAiSettings(), name: "Secret" } });
  const { provider } = JSON.parse(await readWithoutKey(created));
  expect(provider).toMatchObject({ hasKey: true, keyHint: "7Q4z" });
  const params = { providerId: provider.id };
  await readWithoutKey(await as(admin).get(list));
  await readWithoutKey(await as(admin).patch(PATCH, { params, body: { name: "Still secret" } }));
  await readWithoutKey(await as(admin).post(testIt, { params }));
  await readWithoutKey(await as(admin).get(listModels));
  const { rows } = await db().execute(sql`select p::text as text from provider_settings p`);
  for (const { text } of rows) expect(text).not.toContain(KEY);
});

test("a short key shows nothing of itself", async () => {
  const body = { ...openAiSettings(), name: "Short", apiKey: "short-key" };
  const { provider } = await (await as(admin).post(add, { body })).json();
  expect(provider).toMatchObject({ hasKey: true, keyHint: null });
});

test("a test says in words whether the key is taken", async () => {
  const { id } = await addOpenAi();
  const params = { providerId: id };
  const good = await (await as(admin).post(testIt, { params })).json();
  expect(good).toMatchObject({ ok: true, message: expect.stringContaining("accepts the key") });
  await as(admin).patch(PATCH, { params, body: { apiKey: "sk-a-wrong-one" } });
  const bad = await (await as(admin).post(testIt, { params })).json();
  expect(bad).toMatchObject({ ok: false, message: expect.stringContaining("did not accept the API key") });
  expect(bad.message).not.toContain("127.0.0.1");
});

test("a kept key is not sent to another address", async () => {
  const { id } = await addOpenAi();
  const params = { providerId: id };
  const moved = await as(admin).patch(PATCH, { params, body: { baseUrl: "https://elsewhere.test/v1" } });
  expect(moved.status).toBe(400);
  expect((await moved.json()).error.fields).toHaveProperty("apiKey");
  expect(await find(id)).toMatchObject({ baseUrl: openai.baseURL });
});

test("what cannot work is refused by field", async () => {
  const cases: [object, string][] = [
    [{ kind: "nonsense" }, "kind"],
    [{ name: " " }, "name"],
    [{ apiKey: null }, "apiKey"],
    [{ apiKey: "line\nbreak" }, "apiKey"],
    [{ baseUrl: "file:///etc/passwd" }, "baseUrl"],
    [{ baseUrl: "https://person:word@example.com/" }, "baseUrl"],
  ];
  for (const [change, field] of cases) {
    const answer = await as(admin).post(add, { body: { ...openAiSettings(), name: "Wrong", ...change } });
    expect([change, answer.status]).toEqual([change, 400]);
    expect(Object.keys((await answer.json()).error.fields)).toEqual([field]);
  }
});

test("a live list is asked for once by all workers, and a model that left it is not offered", async () => {
  const { id } = await addOpenAi();
  const asked = () => openai.requests.filter(({ path }) => path === "/v1/models").length;
  const before = asked();
  await Promise.all([refreshLiveLists(), refreshLiveLists()]);
  const added = (await (await as(admin).get(list)).json()) as ProviderListView;
  const live = added.providers.filter(({ origin }) => origin === "studio").length;
  expect(asked() - before).toBeLessThanOrEqual(live);
  expect(await modelIds(id)).toContain(MODEL);
  await db().execute(sql`
    update provider_models set tried_at = tried_at + interval '1 second',
      models = (select jsonb_agg(m) from jsonb_array_elements(models) m where m ->> 'id' <> ${MODEL})
    where provider_id = ${id}`);
  await loadProviders();
  expect(findModel(id, MODEL)).toBeNull();
  expect((await modelIds(id)).length).toBeGreaterThan(0);
});

test("a key that was sealed with another secret is asked for again", async () => {
  const { id } = await addOpenAi();
  await db().execute(sql`
    update provider_settings set sealed_key = overlay(sealed_key placing 'AAAA' from 10),
      updated_at = updated_at + interval '1 second' where id = ${id}`);
  expect(await find(id)).toMatchObject({ problem: expect.stringContaining("Enter the key again") });
  expect(await modelIds(id)).toEqual([]);
});

function openAiSettings() {
  return { kind: "openai", name: "OpenAI", apiKey: KEY, baseUrl: openai.baseURL };
}

async function addOpenAi(name = "OpenAI"): Promise<ProviderSettingsView> {
  const answer = await as(admin).post(add, { body: { ...openAiSettings(), name } });
  expect(answer.status).toBe(201);
  return (await answer.json()).provider;
}

async function find(id: string): Promise<ProviderSettingsView | undefined> {
  const { providers } = (await (await as(admin).get(list)).json()) as ProviderListView;
  return providers.find((provider) => provider.id === id);
}

async function modelIds(providerId: string): Promise<string[]> {
  const { models } = (await (await as(other).get(listModels)).json()) as {
    models: { provider: string; id: string }[];
  };
  return models.filter(({ provider }) => provider === providerId).map(({ id }) => id);
}

async function readWithoutKey(answer: Response): Promise<string> {
  const text = await answer.text();
  expect(text).not.toContain(KEY);
  expect(text).not.toContain(KEY.slice(0, 12));
  return text;
}
