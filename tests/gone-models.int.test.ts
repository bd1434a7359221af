import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { POST as add } from "#app/api/admin/providers/route.ts";
import { GET as readDraft, PUT as saveDraft } from "#app/api/images/drafts/route.ts";
import { POST as retry } from "#app/api/images/generations/[generationId]/retry/route.ts";
import { GET as listModels } from "#app/api/images/models/route.ts";
import { db } from "#db/index.ts";
import { getGeneration } from "#lib/images/generations.ts";
import { discoverModels } from "#lib/images/provider-settings/discover.ts";
import { loadProviders } from "#lib/images/provider-settings/load.ts";
import { findProvider } from "#lib/images/providers/index.ts";
import { requestGeneration } from "#lib/images/request-generation.ts";
import { runGeneration } from "#lib/images/run-generation.ts";
import { GenerateInput } from "#lib/images/schemas.ts";
import { createGeneration, createImageSession } from "./factories.ts";
import { type FakeOpenAi, startFakeOpenAi } from "./fakes/openai.ts";
import { as, type Person, signUp } from "./http.ts";

process.env.PROVIDERS_ALLOW_PRIVATE = "true";

/** Listed by the server when it was added, and not any more afterwards. */
const MODEL = "gpt-image-1.5";

let person: Person;
let openai: FakeOpenAi;
let provider: string;

beforeAll(async () => {
  person = await signUp();
  openai = await startFakeOpenAi();
  const body = { kind: "openai", name: "OpenAI", apiKey: openai.apiKey, baseUrl: openai.baseURL };
  ({ id: provider } = (await (await as(person).post(add, { body })).json()).provider);
  await loadProviders();
  const found = findProvider(provider);
  if (found) await discoverModels(found);
});
afterAll(() => openai.close());

test("a model that left its server's list is offered no more, and every way to it says so", async () => {
  const step = await createGeneration(person, { provider, model: MODEL, params: {} });
  const draft = { prompt: "a lighthouse", modelKey: `${provider}/${MODEL}` };
  await as(person).put(saveDraft, { query: {}, body: { version: 0, body: draft } });
  expect(await offered()).toContain(MODEL);
  await loseModel();
  expect(await offered()).not.toContain(MODEL);

  await runGeneration(step.id, "worker-a", new AbortController().signal);
  const { error } = await getGeneration(person, step.id);
  expect(error).toMatchObject({ code: "unknown_model", charged: "no" });
  expect(error?.message).toContain(`The model ${MODEL} is not available any more`);

  const again = await as(person).post(retry, {
    params: { generationId: step.id },
    headers: { "idempotency-key": "retry-of-a-gone-model" },
  });
  expect([again.status, await again.json()]).toMatchObject([400, { error: { fields: { model: GONE } } }]);

  const { id: sessionId } = await createImageSession(person);
  const input = GenerateInput.parse({ sessionId, provider, model: MODEL, prompt: "a lighthouse" });
  await expect(requestGeneration(person, input, "new-with-a-gone-model")).rejects.toThrow(GONE);

  // The page says which model is gone, so the draft must still name it.
  const kept = await (await as(person).get(readDraft, { query: {} })).json();
  expect(kept.draft.body).toEqual(draft);
});

const GONE = "This model is not available here. Choose another one.";

async function loseModel(): Promise<void> {
  await db().execute(sql`
    update provider_models set tried_at = tried_at + interval '1 second',
      models = (select jsonb_agg(m) from jsonb_array_elements(models) m where m ->> 'id' <> ${MODEL})
    where provider_id = ${provider}`);
}

async function offered(): Promise<string[]> {
  const { models } = (await (await as(person).get(listModels)).json()) as {
    models: { provider: string; id: string }[];
  };
  return models.filter((model) => model.provider === provider).map(({ id }) => id);
}
