import { and, eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { GET as listCosts } from "#app/api/images/costs/route.ts";
import { db } from "#db/index.ts";
import { imageAttempts } from "#db/schema/attempts.ts";
import { type GenerationRow, imageGenerations, imageSessions } from "#db/schema/images.ts";
import { createAsset, createGeneration, createUser } from "#tests/factories.ts";
import { createPaidProvider } from "#tests/fakes/paid-provider.ts";
import { as, type Person, signUp } from "#tests/http.ts";
import { duplicateSession } from "./duplicate-session.ts";
import { deleteGeneration, listGenerations } from "./generations.ts";
import { moveBranch } from "./move-branch.ts";
import { purgeTrash } from "./purge-trash.ts";
import { runGeneration } from "./run-generation.ts";
import { deleteSession } from "./sessions.ts";
import { sumSpend } from "./spend.ts";
import { listMonthlySpend } from "./spend-by-month.ts";
import { getStepCosts } from "./spend-of-step.ts";
import type { MonthSpendListView, Spend } from "./spend-views.ts";

process.env.LIMIT_REQUESTS_PER_MINUTE = "0";

const never = new AbortController().signal;
const ASKED = { provider: "paid", model: "paid-1", params: {} };
let paid: ReturnType<typeof createPaidProvider>;
let user: Person;

beforeEach(async () => {
  paid = createPaidProvider({ estimateMicros: 10_000, billMicros: 12_000 });
  Object.assign(globalThis, {
    studioProviders: { fixed: [paid.provider], added: [], discovered: new Map() },
  });
  user = await signUp();
});

async function make(wanted: Parameters<typeof createGeneration>[1] = {}): Promise<GenerationRow> {
  const step = await createGeneration(user, { ...ASKED, ...wanted });
  await runGeneration(step.id, "worker-a", never);
  return step;
}

const known = (knownMicros: number): Spend => ({ knownMicros, maybeMicros: 0, unknownCount: 0 });
const maybe = (maybeMicros: number): Spend => ({ knownMicros: 0, maybeMicros, unknownCount: 0 });
const total = () => sumSpend(db(), eq(imageAttempts.userId, user.id));

test("a call counts with its bill, and while there is none with its estimate times the pictures", async () => {
  await make({ params: { count: 3 } });
  expect(await total()).toEqual(known(36_000));
  paid.prices.billMicros = null;
  await make({ params: { count: 2 } });
  expect(await total()).toEqual({ knownMicros: 36_000, maybeMicros: 20_000, unknownCount: 0 });
  paid.prices.estimateMicros = null;
  await make();
  expect(await total()).toEqual({ knownMicros: 36_000, maybeMicros: 20_000, unknownCount: 1 });
});

test.each([
  ["no", known(0)],
  ["yes", maybe(10_000)],
  ["unknown", maybe(10_000)],
] as const)("a refusal that was charged (%s) counts as such", async (charged, spend) => {
  paid.failNext(charged);
  const { id } = await make();
  expect((await getStepCosts(user, id)).step).toEqual(spend);
});

test("what is free is known to cost nothing, however it ended", async () => {
  paid.prices.estimateMicros = 0;
  paid.failNext("unknown");
  await make();
  expect(await total()).toEqual(known(0));
});

test("a step's sums are its own, its way from the beginning, its branch and its session", async () => {
  const root = await make();
  const { sessionId } = root;
  const left = await make({ sessionId, parentGenerationId: root.id });
  const leaf = await make({ sessionId, parentGenerationId: left.id });
  await make({ sessionId, parentGenerationId: root.id });
  await make();
  expect(await getStepCosts(user, left.id)).toEqual({
    step: known(12_000),
    path: known(24_000),
    branch: known(24_000),
    session: known(48_000),
    isCopy: false,
  });
  expect((await getStepCosts(user, leaf.id)).path).toEqual(known(36_000));
  expect((await getStepCosts(user, root.id)).branch).toEqual(known(48_000));
});

test("steps in the trash still count: the money is spent", async () => {
  const root = await make();
  const child = await make({ sessionId: root.sessionId, parentGenerationId: root.id });
  await deleteGeneration(user, child.id);
  expect(await getStepCosts(user, root.id)).toMatchObject({ branch: known(24_000), session: known(24_000) });
});

test("what was paid stays in the sums of session and month when the step is purged, and then the session", async () => {
  const { id, sessionId } = await make();
  const rest = await make({ sessionId });
  await db()
    .update(imageGenerations)
    .set({ createdAt: sql`now() - interval '40 days'` })
    .where(eq(imageGenerations.userId, user.id));
  const longAgo = sql`now() - interval '31 days'`;
  await deleteGeneration(user, id);
  await db().update(imageGenerations).set({ deletedAt: longAgo }).where(eq(imageGenerations.id, id));
  await purgeTrash();
  expect(await db().$count(imageGenerations, eq(imageGenerations.id, id))).toBe(0);
  expect(await getStepCosts(user, rest.id)).toMatchObject({ step: known(12_000), session: known(24_000) });

  await deleteSession(user, sessionId);
  await db().update(imageSessions).set({ deletedAt: longAgo }).where(eq(imageSessions.id, sessionId));
  await purgeTrash();
  expect(await db().$count(imageSessions, eq(imageSessions.id, sessionId))).toBe(0);
  const { months } = await listMonthlySpend(user, {});
  expect(months).toMatchObject([{ knownMicros: 24_000, models: [{ model: "paid-1", callCount: 2 }] }]);
});

test("a copied session has cost nothing, and says of its steps that they are copies", async () => {
  const { sessionId } = await make();
  const copy = await duplicateSession(user, sessionId);
  const { generations } = await listGenerations(user, copy.id, {});
  expect(generations).toHaveLength(1);
  expect(await getStepCosts(user, generations[0]?.id ?? "")).toEqual({
    ...{ step: known(0), path: known(0), branch: known(0), session: known(0) },
    isCopy: true,
  });
});

test("what a branch has cost goes with it into another session", async () => {
  const root = await make();
  const child = await make({ sessionId: root.sessionId, parentGenerationId: root.id });
  await moveBranch(user, child.id, {});
  expect((await getStepCosts(user, root.id)).session).toEqual(known(12_000));
  expect(await getStepCosts(user, child.id)).toMatchObject({ path: known(12_000), session: known(12_000) });
});

test("months are those of UTC, newest first, each with its models, and nothing is lost between pages", async () => {
  const instants = [
    "2026-03-31T23:59:59.999Z",
    "2026-04-01T00:00:00Z",
    "2026-04-30T23:30:00Z",
    "2026-09-15T12:00:00Z",
  ];
  for (const createdAt of instants) {
    const { id } = await make();
    await db()
      .update(imageAttempts)
      .set({ createdAt: new Date(createdAt) })
      .where(and(eq(imageAttempts.generationId, id), eq(imageAttempts.userId, user.id)));
  }
  await db()
    .update(imageAttempts)
    .set({ provider: "openai-0a1b2c3d", model: "gone-1" })
    .where(eq(imageAttempts.createdAt, new Date("2026-04-30T23:30:00Z")));
  const page = async (query: Record<string, string | number>): Promise<MonthSpendListView> =>
    await (await as(user).get(listCosts, { query })).json();
  const first = await page({ limit: 2 });
  const second = await page({ limit: 2, cursor: first.nextCursor ?? "" });
  expect(second.nextCursor).toBeNull();
  const months = [...first.months, ...second.months];
  expect(months.map(({ month, knownMicros }) => [month, knownMicros])).toEqual([
    ["2026-09", 12_000],
    ["2026-04", 24_000],
    ["2026-03", 12_000],
  ]);
  expect(
    months[1]?.models.map(({ modelLabel, providerLabel }) => [modelLabel, providerLabel]).sort(),
  ).toEqual([
    ["Paid 1", "Paid"],
    ["gone-1", "OpenAI"],
  ]);
});

test("nobody's sums have what another person spent", async () => {
  const stranger = await createUser();
  const root = await make();
  await createAsset(stranger);
  expect(await listMonthlySpend(stranger, {})).toEqual({ months: [], nextCursor: null });
  await expect(getStepCosts(stranger, root.id)).rejects.toMatchObject({ code: "not_found" });
});
