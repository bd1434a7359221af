import { afterAll, beforeAll, expect, test } from "vitest";
import { DELETE, GET, PUT } from "#app/api/admin/fallbacks/route.ts";
import { GET as listModels } from "#app/api/images/models/route.ts";
import { addProvider, changeProvider, removeProvider } from "#lib/images/provider-settings/change.ts";
import type { FallbackListView, FallbackView } from "#lib/images/provider-settings/fallback-views.ts";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { retryGeneration } from "#lib/images/retry-generation.ts";
import { startSweep } from "#lib/images/sweep.ts";
import { SweepInput } from "#lib/images/sweep-input.ts";
import { createGeneration, createImageSession } from "./factories.ts";
import { as, type Handler, type Method, type Person, send, signUp } from "./http.ts";

process.env.ALLOW_OWN_KEYS = "true";

const SKETCH = { provider: "sketch", model: "sketch-1" };
const MODEL = "gpt-image-1.5";

let admin: Person;
let other: Person;

beforeAll(async () => {
  admin = await signUp();
  other = await signUp();
});
afterAll(() => remove(SKETCH));

test("only an admin finds the fall-backs", async () => {
  const target = await addOpenAi();
  await set(SKETCH, [target]);
  const routes: [Handler, Method][] = [
    [GET, "GET"],
    [PUT, "PUT"],
    [DELETE, "DELETE"],
  ];
  for (const [handler, method] of routes) {
    // Whether what is asked makes sense is not told either.
    const options = method === "PUT" ? { body: { nonsense: true } } : { query: SKETCH };
    const asOther = await send(handler, method, { ...options, headers: { cookie: other.cookie } });
    expect([method, asOther.status]).toEqual([method, 404]);
    expect([method, (await send(handler, method, options)).status]).toEqual([method, 401]);
  }
  expect(await targetsOf(SKETCH)).toEqual([target]);
});

test("a chain is kept in its order, replaced as a whole and removed", async () => {
  const [one, two] = [await addOpenAi("One"), await addOpenAi("Two")];
  const fallback = await set(SKETCH, [two, one]);
  expect(fallback).toMatchObject({ label: "Sketch", available: true });
  expect(fallback.targets.map(({ providerLabel }) => providerLabel)).toEqual(["Two", "One"]);
  await set(SKETCH, [one, two]);
  expect(await targetsOf(SKETCH)).toEqual([one, two]);
  expect((await remove(SKETCH)).status).toBe(204);
  expect(await targetsOf(SKETCH)).toBeUndefined();
  expect((await remove(SKETCH)).status).toBe(404);
});

test("a chain that could not work is refused by the place that is wrong, and nothing is changed", async () => {
  const target = await addOpenAi();
  await set(SKETCH, [target]);
  const missing = { provider: "openai-00000000", model: MODEL };
  const refusals: [(typeof SKETCH)[], string][] = [
    [[SKETCH], "targets.0"],
    [[target, target], "targets.1"],
    [[target, missing], "targets.1"],
    [[{ ...target, model: "no-such-model" }], "targets.0"],
    [[], "targets"],
    [Array.from({ length: 6 }, () => target), "targets"],
  ];
  for (const [targets, field] of refusals) {
    const response = await as(admin).put(PUT, { body: { ...SKETCH, targets } });
    expect(response.status).toBe(400);
    expect(Object.keys((await response.json()).error.fields)).toEqual([field]);
  }
  const unknown = await as(admin).put(PUT, { body: { ...missing, targets: [SKETCH] } });
  expect((await unknown.json()).error.fields).toHaveProperty("model");
  expect(await targetsOf(SKETCH)).toEqual([target]);
});

test("nobody's own key can stand in for a model, nor have a chain, not even the admin's", async () => {
  for (const person of [admin, other]) {
    const own = await addOpenAi("Own", person);
    const asTarget = await as(admin).put(PUT, { body: { ...SKETCH, targets: [own] } });
    expect(asTarget.status).toBe(400);
    expect((await as(admin).put(PUT, { body: { ...own, targets: [SKETCH] } })).status).toBe(400);
    const { models } = await list();
    expect(models.map(({ provider }) => provider)).not.toContain(own.provider);
  }
});

test("the form learns which models stand in for one, as far as they can be used now", async () => {
  const [one, two] = [await addOpenAi("One"), await addOpenAi("Two")];
  await set(SKETCH, [one, two]);
  expect(await offered()).toEqual(["One", "Two"]);
  await changeProvider(null, one.provider, { enabled: false });
  expect(await offered()).toEqual(["Two"]);
  const [off] = (await find(SKETCH))?.targets ?? [];
  expect(off).toMatchObject({ ...one, available: false });
  // It can be moved about while it is off.
  await set(SKETCH, [two, one]);
  await changeProvider(null, one.provider, { enabled: true });
  expect(await offered()).toEqual(["Two", "One"]);
});

test("a provider that is removed is in no chain any more, and a chain without a model is none", async () => {
  const [one, two] = [await addOpenAi(), await addOpenAi()];
  await set(SKETCH, [one, two]);
  await set(two, [SKETCH]);
  await set(one, [two]);
  await removeProvider(null, two.provider);
  expect(await targetsOf(SKETCH)).toEqual([one]);
  expect(await find(one)).toBeUndefined();
  expect(await find(two)).toBeUndefined();
});

test("pages hold every chain once", async () => {
  const refs = [await addOpenAi(), await addOpenAi(), await addOpenAi()];
  for (const ref of refs) await set(ref, [SKETCH]);
  const seen: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: FallbackListView = await list({ limit: 1, ...(cursor && { cursor }) });
    seen.push(...page.fallbacks.map(({ provider }) => provider));
    cursor = page.nextCursor;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual(expect.arrayContaining(refs.map(({ provider }) => provider)));
});

test("a step may use fall-backs unless it says no, a sweep never does, and what is made again keeps that", async () => {
  const { id: sessionId } = await createImageSession(other);
  const [asked, refused] = [
    await createGeneration(other, { sessionId }),
    await createGeneration(other, { sessionId, allowsFallback: false }),
  ];
  const base = { sessionId, ...SKETCH, prompt: "a lighthouse" };
  const sweep = SweepInput.parse({ base, axes: [{ kind: "prompt", values: ["a", "b"] }] });
  const cells = await startSweep(other, sweep, "sweep-key");
  expect([asked, refused, ...cells].map((row) => row.allowsFallback)).toEqual([true, false, false, false]);
  const again = await Promise.all(
    [asked, refused, ...cells].map((row) => retryGeneration(other, row.id, `again-${row.id}`)),
  );
  expect(again.map((row) => row.allowsFallback)).toEqual([true, false, false, false]);
});

async function addOpenAi(name = "Our account", owner: Person | null = null): Promise<typeof SKETCH> {
  const apiKey = "sk-fake-7Q4z";
  const { id } = await addProvider(owner, { kind: "openai", name, apiKey });
  return { provider: id, model: MODEL };
}

async function set(ref: typeof SKETCH, targets: (typeof SKETCH)[]): Promise<FallbackView> {
  const response = await as(admin).put(PUT, { body: { ...ref, targets } });
  expect(response.status).toBe(200);
  return (await response.json()).fallback;
}

function remove(query: typeof SKETCH): Promise<Response> {
  return as(admin).delete(DELETE, { query });
}

async function list(query: Record<string, string | number> = {}): Promise<FallbackListView> {
  return await (await as(admin).get(GET, { query })).json();
}

async function find({ provider, model }: typeof SKETCH): Promise<FallbackView | undefined> {
  return (await list()).fallbacks.find((each) => each.provider === provider && each.model === model);
}

async function targetsOf(ref: typeof SKETCH): Promise<(typeof SKETCH)[] | undefined> {
  return (await find(ref))?.targets.map(({ provider, model }) => ({ provider, model }));
}

/** What stands in for the sketch, as the form of a person who is no admin shows it. */
async function offered(): Promise<string[]> {
  const { models }: { models: ModelCapabilities[] } = await (await as(other).get(listModels)).json();
  const sketch = models.find(({ id }) => id === SKETCH.model);
  return sketch?.fallbacks?.map(({ providerLabel }) => providerLabel) ?? [];
}
