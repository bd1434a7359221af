import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { GET as getBudgetsRoute, PUT as setMonthly } from "#app/api/images/budgets/route.ts";
import { PATCH as patchSession } from "#app/api/images/sessions/[sessionId]/route.ts";
import { POST as addOwnKey } from "#app/api/providers/route.ts";
import { db } from "#db/index.ts";
import { imageAttempts } from "#db/schema/attempts.ts";
import { type GenerationRow, imageGenerations } from "#db/schema/images.ts";
import { createGeneration, createImageSession } from "#tests/factories.ts";
import { createPaidProvider } from "#tests/fakes/paid-provider.ts";
import { as, type Person, signUp } from "#tests/http.ts";
import { beginAttempt } from "./attempts.ts";
import { getBudgets } from "./budgets-of-user.ts";
import { previewCost } from "./budgets-preview.ts";
import type { BudgetsView } from "./budgets-views.ts";
import { type Claim, claimGeneration } from "./claims.ts";
import { getGeneration } from "./generations.ts";
import { buildProviderRequest } from "./provider-requests.ts";
import { findModel } from "./providers/index.ts";
import { sketch } from "./providers/sketch.ts";
import { replay } from "./replay.ts";
import { ReplayInput } from "./replay-input.ts";
import { viewReplayPlan } from "./replay-plan.ts";
import { retryGeneration } from "./retry-generation.ts";
import { runGeneration } from "./run-generation.ts";
import { planSweep, startSweep } from "./sweep.ts";
import { SweepInput } from "./sweep-input.ts";

process.env.LIMIT_REQUESTS_PER_MINUTE = "0";
process.env.LIMIT_CONCURRENT_GENERATIONS = "0";
process.env.LIMIT_SPEND_PER_MONTH = "0.1";
process.env.ALLOW_OWN_KEYS = "true";

const never = new AbortController().signal;
const ASKED = { provider: "paid", model: "paid-1", params: {} };
let paid: ReturnType<typeof createPaidProvider>;
let person: Person;

beforeEach(async () => {
  paid = createPaidProvider({ estimateMicros: 10_000, billMicros: 10_000 });
  const fixed = [sketch, paid.provider];
  Object.assign(globalThis, { studioProviders: { fixed, added: [], discovered: new Map() } });
  person = await signUp();
});

async function createSessionWith(budgetMicros: number | null): Promise<string> {
  const { id } = await createImageSession(person);
  const answer = await as(person).patch(patchSession, { params: { sessionId: id }, body: { budgetMicros } });
  expect(answer.status).toBe(200);
  return id;
}

async function budgetMonth(monthlyMicros: number | null): Promise<void> {
  expect((await as(person).put(setMonthly, { body: { monthlyMicros } })).status).toBe(200);
}

const ask = (sessionId: string, wanted: object = {}) =>
  createGeneration(person, { ...ASKED, sessionId, ...wanted });
const run = (id: string) => runGeneration(id, "worker-a", never);

async function make(sessionId: string): Promise<GenerationRow> {
  const step = await ask(sessionId);
  await run(step.id);
  return step;
}

async function countSteps(): Promise<number> {
  return await db().$count(imageGenerations, eq(imageGenerations.userId, person.id));
}

const preview = (sessionId: string, wanted: object = {}) =>
  previewCost(person, { sessionId, operation: "text-to-image", ...ASKED, ...wanted });

describe("a session's budget", () => {
  test("refuses the step that it does not cover, by name, and takes what fits exactly", async () => {
    const sessionId = await createSessionWith(30_000);
    await make(sessionId);
    await ask(sessionId);
    await expect(ask(sessionId, { params: { count: 2 } })).rejects.toMatchObject({
      code: "limit_exceeded",
      message:
        "This session's budget of $0.03 is not enough: $0.01 is spent, $0.01 is set aside for steps under way, and this costs about $0.02. Nothing was started. Raise the budget of this session, or use a free model.",
    });
    await ask(sessionId);
    await expect(ask(sessionId)).rejects.toMatchObject({ code: "limit_exceeded" });
    expect(await countSteps()).toBe(3);
  });

  test("lets requests at once pass one by one, until it is used up", async () => {
    const sessionId = await createSessionWith(30_000);
    const results = await Promise.allSettled(Array.from({ length: 12 }, () => ask(sessionId)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(await countSteps()).toBe(3);
  });

  test("never refuses a free model", async () => {
    const sessionId = await createSessionWith(0);
    await createGeneration(person, { sessionId });
    await expect(ask(sessionId)).rejects.toMatchObject({ code: "limit_exceeded" });
  });

  test("refuses what nobody knows the cost of only when it is spent", async () => {
    const sessionId = await createSessionWith(10_000);
    paid.prices.estimateMicros = null;
    await make(sessionId);
    await expect(ask(sessionId)).rejects.toMatchObject({
      message: expect.stringContaining("This session's budget of $0.01 is used up: $0.01 is spent."),
    });
    const other = await createSessionWith(10_001);
    await make(other);
    await ask(other);
  });

  test("counts a call that may have been charged, and not one that was not", async () => {
    const sessionId = await createSessionWith(20_000);
    paid.failNext("no");
    await make(sessionId);
    paid.failNext("unknown");
    await make(sessionId);
    await ask(sessionId);
    await expect(ask(sessionId)).rejects.toMatchObject({
      message: expect.stringContaining("about $0.01 is spent"),
    });
  });

  test("holds for a retry, a sweep and a replay, whose plans say so before", async () => {
    const sessionId = await createSessionWith(20_000);
    const step = await make(sessionId);
    const [source] = (await getGeneration(person, step.id)).outputs;
    const edit = await ask(sessionId, { sourceAssetId: source?.id });
    await run(edit.id);
    await expect(retryGeneration(person, edit.id, randomUUID())).rejects.toMatchObject({
      code: "limit_exceeded",
    });

    const base = { ...ASKED, sessionId, prompt: "a kite" };
    const sweep = SweepInput.parse({ base, axes: [{ kind: "prompt", values: ["a", "b"] }] });
    const obstacle = expect.stringContaining("This session's budget of $0.02 is not enough");
    expect(await planSweep(person, sweep)).toMatchObject({ obstacle });
    await expect(startSweep(person, sweep, randomUUID())).rejects.toMatchObject({ message: obstacle });

    const onto = { assetIds: [source?.id] };
    const again = ReplayInput.parse({ generationId: edit.id, scope: "step", onto });
    expect(await viewReplayPlan(person, again)).toMatchObject({ obstacle });
    await expect(replay(person, again, randomUUID())).rejects.toMatchObject({ message: obstacle });
    expect(await countSteps()).toBe(2);
  });

  test("warns from 80 % and then stops, before anything is asked for", async () => {
    const sessionId = await createSessionWith(50_000);
    expect(await preview(sessionId, { params: { count: 3 } })).toEqual({ costMicros: 30_000, warning: null });
    expect(await preview(sessionId, { params: { count: 4 } })).toMatchObject({
      costMicros: 40_000,
      warning: { kind: "session", level: "warn" },
    });
    await make(sessionId);
    await make(sessionId);
    expect(await preview(sessionId, { params: { count: 4 } })).toMatchObject({
      warning: { kind: "session", level: "stop" },
    });
    expect(await preview(sessionId, { provider: "sketch", model: "sketch-1" })).toEqual({
      costMicros: 0,
      warning: null,
    });
  });

  test("can be taken away again", async () => {
    const sessionId = await createSessionWith(0);
    await as(person).patch(patchSession, { params: { sessionId }, body: { budgetMicros: null } });
    await ask(sessionId);
    expect((await getBudgets(person, sessionId)).session).toMatchObject({
      limitMicros: null,
      waitingMicros: 10_000,
    });
  });
});

describe("the worker", () => {
  test("stops before the call when the budget is gone meanwhile, and nothing is charged or left open", async () => {
    const sessionId = await createSessionWith(20_000);
    const [first, second] = [await ask(sessionId), await ask(sessionId)];
    paid.prices.billMicros = 15_000;
    await run(first.id);
    await run(second.id);
    expect(paid.calls).toHaveLength(1);
    expect(await getGeneration(person, second.id)).toMatchObject({
      status: "failed",
      error: {
        code: "over_budget",
        charged: "no",
        retryable: true,
        message:
          "This session's budget of $0.02 is not enough: $0.02 is spent, and this costs about $0.01. It was not started and nothing was charged. Raise the budget of this session, then retry.",
      },
    });
    expect(await db().$count(imageAttempts, eq(imageAttempts.userId, person.id))).toBe(1);
  });

  test("begins only one of two calls that fit only one by one", async () => {
    const sessionId = await createSessionWith(null);
    const steps = [await ask(sessionId), await ask(sessionId)];
    const claims = await Promise.all(steps.map(({ id }) => claimed(id)));
    await as(person).patch(patchSession, { params: { sessionId }, body: { budgetMicros: 10_000 } });
    const begun = await Promise.allSettled(claims.map((claim) => begin(claim)));
    expect(begun.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  async function claimed(id: string): Promise<Claim> {
    const claim = await claimGeneration(id, "worker-a");
    if (!claim) throw new Error("not claimed");
    return claim;
  }

  async function begin(claim: Claim) {
    const model = findModel(claim.provider, claim.model);
    if (!model) throw new Error("no model");
    return await beginAttempt(claim, await buildProviderRequest(claim, model), 10_000);
  }
});

describe("a month's budget", () => {
  test("is a person's own, for all their sessions together", async () => {
    await budgetMonth(20_000);
    const [one, other] = [await createSessionWith(null), await createSessionWith(null)];
    await make(one);
    await make(other);
    await expect(ask(one)).rejects.toMatchObject({
      message: expect.stringContaining("Your budget of $0.02 for this month is not enough"),
    });
    await budgetMonth(null);
    await ask(one);
  });

  test("begins anew with the calendar month", async () => {
    await budgetMonth(10_000);
    const sessionId = await createSessionWith(null);
    await make(sessionId);
    await expect(ask(sessionId)).rejects.toMatchObject({ code: "limit_exceeded" });
    const lastMonth = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth(), 1) - 1);
    await db().update(imageAttempts).set({ createdAt: lastMonth }).where(eq(imageAttempts.userId, person.id));
    await ask(sessionId);
  });

  test.each([[-1], [0.5], [1e12 + 1], ["5"]])(
    "is a number of micro-dollars: %s is refused",
    async (monthlyMicros) => {
      expect((await as(person).put(setMonthly, { body: { monthlyMicros } })).status).toBe(400);
    },
  );
});

describe("the operator's limit", () => {
  test("holds for each person and month", async () => {
    const sessionId = await createSessionWith(null);
    paid.prices.estimateMicros = 60_000;
    await ask(sessionId);
    await expect(ask(sessionId)).rejects.toMatchObject({
      message: expect.stringContaining("The $0.10 that this studio allows you for this month is not enough"),
    });
  });

  test("is not used up by a person's own key, which counts for their own budget", async () => {
    const body = { kind: "openai", name: "Mine", apiKey: "sk-0123456789abcdef" };
    const { provider } = await (await as(person).post(addOwnKey, { body })).json();
    const params = { width: 1024, height: 1024, quality: "high" } as const;
    const own = { provider: provider.id, model: "gpt-image-1-mini", params };
    const sessionId = await createSessionWith(null);
    const steps = [];
    for (let step = 0; step < 4; step++) steps.push(await ask(sessionId, own));
    const claim = await claimGeneration(steps[0]?.id ?? "", "worker-a");
    const model = findModel(own.provider, own.model);
    if (!claim || !model) throw new Error("not claimed");
    await beginAttempt(claim, await buildProviderRequest(claim, model), 33_280);
    const [attempt] = await db().select().from(imageAttempts).where(eq(imageAttempts.userId, person.id));
    expect(attempt?.withOwnKey).toBe(true);

    const answer = await as(person).get(getBudgetsRoute, { query: { sessionId } });
    const { budgets } = (await answer.json()) as { budgets: BudgetsView };
    expect(budgets.operator).toMatchObject({
      limitMicros: 100_000,
      spent: { maybeMicros: 0 },
      waitingMicros: 0,
    });
    expect(budgets.month.spent.maybeMicros).toBe(33_280);
    expect(budgets.month.waitingMicros).toBeGreaterThan(99_000);
    await budgetMonth(120_000);
    await expect(ask(sessionId, own)).rejects.toMatchObject({
      message: expect.stringContaining("Your budget"),
    });
  });
});
