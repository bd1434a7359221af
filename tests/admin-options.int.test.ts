import { afterAll, beforeAll, expect, test } from "vitest";
import { PATCH } from "#app/api/admin/providers/[providerId]/route.ts";
import { POST as testIt } from "#app/api/admin/providers/[providerId]/test/route.ts";
import { POST as add, GET as list } from "#app/api/admin/providers/route.ts";
import { GET as listModels } from "#app/api/images/models/route.ts";
import { getGeneration } from "#lib/images/generations.ts";
import type { ProviderSettingsView } from "#lib/images/provider-settings/views.ts";
import { builtInTemplate } from "#lib/images/providers/comfyui/built-in.ts";
import { runGeneration } from "#lib/images/run-generation.ts";
import { createGeneration } from "./factories.ts";
import { type FakeComfyUi, startFakeComfyUi } from "./fakes/comfyui.ts";
import { type FakeOpenAi, startFakeOpenAi } from "./fakes/openai.ts";
import { as, type Person, signUp } from "./http.ts";

process.env.PROVIDERS_ALLOW_PRIVATE = "true";

const GRAPH = {
  ...builtInTemplate("text-to-image").graph,
  "4": { class_type: "CheckpointLoaderSimple", inputs: { ckpt_name: "sd_xl_base_1.0.safetensors" } },
};

let admin: Person;
let openai: FakeOpenAi;
let comfy: FakeComfyUi;

beforeAll(async () => {
  admin = await signUp();
  openai = await startFakeOpenAi();
  comfy = await startFakeComfyUi({});
});
afterAll(() => Promise.all([openai.close(), comfy.close()]));

test("pictures are judged as strictly as was chosen", async () => {
  const { id, options } = await addKind("openai", openai, { moderation: "low" });
  expect(options).toEqual({ moderation: "low" });
  await draw(id, "gpt-image-1.5");
  expect(openai.requests.at(-1)?.fields).toMatchObject({ moderation: "low" });
  await change(id, { moderation: "auto" });
  await draw(id, "gpt-image-1.5");
  expect(openai.requests.at(-1)?.fields).toMatchObject({ moderation: "auto" });
});

test("a gateway offers just the models that are named, whatever it listed before", async () => {
  const { id } = await addKind("openai-compatible", openai, {});
  await as(admin).post(testIt, { params: { providerId: id } });
  const listed = await modelIds(id);
  expect(listed.length).toBeGreaterThan(0);
  await change(id, { models: ["flux-dev", "sdxl", "flux-dev"] });
  expect(await modelIds(id)).toEqual(["flux-dev", "sdxl"]);
  await change(id, { models: [] });
  expect(await modelIds(id)).toEqual(listed);
});

test("a graph that was imported draws, is kept without being sent again, and goes with its removal", async () => {
  const { id, options } = await addKind("comfyui", comfy, { graphs: [{ name: "mine", graph: GRAPH }] });
  expect(options).toMatchObject({ graphs: [{ name: "mine", problem: null }] });
  expect(await (await as(admin).get(list)).text()).not.toContain("sd_xl_base");
  await as(admin).post(testIt, { params: { providerId: id } });
  expect(await modelIds(id)).toContain("graph:mine");
  await draw(id, "graph:mine");

  await change(id, { graphs: [{ name: "mine" }, { name: "second", graph: GRAPH }] });
  const { message } = await (await as(admin).post(testIt, { params: { providerId: id } })).json();
  expect(message).toContain("2 graphs of your own");
  await draw(id, "graph:mine");

  await change(id, { graphs: [{ name: "second" }] });
  await as(admin).post(testIt, { params: { providerId: id } });
  const left = await modelIds(id);
  expect(left).toContain("graph:second");
  expect(left).not.toContain("graph:mine");
});

test("until a server answers again, what it listed stays", async () => {
  const { id } = await addKind("comfyui", comfy, {});
  await as(admin).post(testIt, { params: { providerId: id } });
  const listed = await modelIds(id);
  await change(id, { graphs: [{ name: "mine", graph: GRAPH }] });
  expect(await modelIds(id)).toEqual(listed);
});

test.each([
  ["openai", { moderation: "none" }, "options.moderation"],
  ["openai", { level: "low" }, "options.level"],
  ["bedrock", { region: "evil.test/" }, "options.region"],
  ["openai-compatible", { models: ["a".repeat(201)] }, "options.models.0"],
  ["comfyui", { graphs: [{ name: "mine", graph: { nodes: [] } }] }, "options.graphs.0"],
  ["stability", { region: "eu-west-1" }, "options"],
])("%s refuses %j at %s", async (kind, options, field) => {
  const isServer = kind === "comfyui" || kind === "openai-compatible";
  const body = {
    kind,
    name: "Wrong",
    options,
    ...(isServer ? { baseUrl: openai.baseURL } : { apiKey: "sk-0123456789abcdef" }),
  };
  const answer = await as(admin).post(add, { body });
  expect(answer.status).toBe(400);
  expect(Object.keys((await answer.json()).error.fields)).toEqual([field]);
});

async function addKind(
  kind: string,
  { baseURL: baseUrl }: { baseURL: string },
  options: object,
): Promise<ProviderSettingsView> {
  const apiKey = kind === "comfyui" ? null : openai.apiKey;
  const answer = await as(admin).post(add, { body: { kind, name: kind, baseUrl, apiKey, options } });
  expect(answer.status).toBe(201);
  return (await answer.json()).provider;
}

async function change(providerId: string, options: object): Promise<void> {
  expect((await as(admin).patch(PATCH, { params: { providerId }, body: { options } })).status).toBe(200);
}

async function draw(provider: string, model: string): Promise<void> {
  const step = await createGeneration(admin, { provider, model, params: {} });
  await runGeneration(step.id, "worker-a", new AbortController().signal);
  expect(await getGeneration(admin, step.id)).toMatchObject({ status: "succeeded", error: null });
}

async function modelIds(providerId: string): Promise<string[]> {
  const { models } = (await (await as(admin).get(listModels)).json()) as {
    models: { provider: string; id: string }[];
  };
  return models.filter(({ provider }) => provider === providerId).map(({ id }) => id);
}
