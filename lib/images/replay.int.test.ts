import { randomUUID } from "node:crypto";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/index.ts";
import { type GenerationRow, imageGenerations } from "#db/schema/images.ts";
import { createAsset, createGeneration, createUser, png } from "#tests/factories.ts";
import { cancelGeneration } from "./cancel-generation.ts";
import { claimGeneration } from "./claims.ts";
import { deleteGeneration, getGeneration } from "./generations.ts";
import { recoverLostRuns } from "./lost-runs.ts";
import type { Owner } from "./owner.ts";
import { replay } from "./replay.ts";
import { ReplayInput } from "./replay-input.ts";
import { viewReplayPlan } from "./replay-plan.ts";
import { retryGeneration } from "./retry-generation.ts";
import { runGeneration } from "./run-generation.ts";

process.env.LIMIT_CONCURRENT_GENERATIONS = "100";
const never = new AbortController().signal;

/** Runs what is handed out, again and again, until nothing is. */
async function runAll(user: Owner): Promise<void> {
  for (;;) {
    const rows = await db()
      .select()
      .from(imageGenerations)
      .where(and(eq(imageGenerations.userId, user.id), eq(imageGenerations.status, "queued")))
      .orderBy(asc(imageGenerations.id));
    const ready = rows.filter((row) => row.admittedAt !== null);
    if (ready.length === 0) return;
    for (const { id } of ready) await runGeneration(id, "worker-a", never);
  }
}

async function firstOutput(user: Owner, generationId: string) {
  const [output] = (await getGeneration(user, generationId)).outputs;
  if (!output) throw new Error("no output");
  return output;
}

/** Step 1 from words, 2 an edit of it with a mask, 3 an edit of 2, 4 another one of 1, 5 from words below 2. */
async function makeTree(user: Owner) {
  const first = await createGeneration(user);
  const { sessionId } = first;
  await runAll(user);
  const mask = await createAsset(user, { role: "mask", bytes: await png(64, 64, "#fff") });
  const edit = async (parent: GenerationRow, prompt: string, more = {}) => {
    const sourceAssetId = (await firstOutput(user, parent.id)).id;
    const made = await createGeneration(user, { sessionId, prompt, sourceAssetId, params: {}, ...more });
    await runAll(user);
    return made;
  };
  const masked = await edit(first, "add a boat", { maskAssetId: mask.id });
  const warmer = await edit(masked, "warmer light", { params: { strength: 0.4, seed: 7 } });
  const aside = await edit(first, "black and white");
  const words = await createGeneration(user, { sessionId, parentGenerationId: masked.id, prompt: "a whale" });
  await runAll(user);
  return { first, masked, warmer, aside, words };
}

const input = (fields: object) => ReplayInput.parse(fields);
const start = (user: Owner, fields: object, key = randomUUID()) => replay(user, input(fields), key);

test("an edit that a fall-back made is made again with the model that was asked for", async () => {
  const user = await createUser();
  const { first, masked } = await makeTree(user);
  await db()
    .update(imageGenerations)
    .set({ provider: "other", model: "stand-in", requestedProvider: "sketch", requestedModel: "sketch-1" })
    .where(eq(imageGenerations.id, masked.id));
  const onto = { assetIds: [(await firstOutput(user, first.id)).id] };
  const [again] = await start(user, { generationId: masked.id, scope: "step", onto });
  expect(again).toMatchObject({ provider: "sketch", model: "sketch-1", requestedModel: null });
});

test("edits after a changed step are made again on its new picture, in order, with masks and seeds as before", async () => {
  const user = await createUser();
  const tree = await makeTree(user);
  const again = await retryGeneration(user, tree.first.id, randomUUID());
  const rows = await start(user, {
    generationId: tree.first.id,
    scope: "descendants",
    onto: { generationId: again.id },
  });
  expect(rows.map((row) => row.replayOfGenerationId)).toEqual([
    tree.masked.id,
    tree.aside.id,
    tree.warmer.id,
  ]);
  const [masked, aside, warmer] = rows;
  if (!masked || !aside || !warmer) throw new Error("steps are missing");
  expect(masked).toMatchObject({ status: "queued", waitsForGenerationId: again.id, admittedAt: null });
  expect(warmer).toMatchObject({ waitsForGenerationId: masked.id, parentGenerationId: masked.id });

  await runGeneration(masked.id, "worker-a", never);
  expect((await getGeneration(user, masked.id)).status).toBe("queued");
  await runAll(user);

  const views = await Promise.all(rows.map((row) => getGeneration(user, row.id)));
  expect(views.map((view) => view.status)).toEqual(["succeeded", "succeeded", "succeeded"]);
  const originals = await Promise.all(
    [tree.masked, tree.aside, tree.warmer].map((row) => getGeneration(user, row.id)),
  );
  expect(views.map((view) => view.actualParams)).toEqual(originals.map((view) => view.actualParams));
  expect(views.map((view) => view.parentGenerationId)).toEqual([again.id, again.id, masked.id]);
  expect(views[0]?.inputs.map(({ role, sourceAssetId }) => [role, sourceAssetId])).toEqual([
    ["input", (await firstOutput(user, again.id)).id],
    ["mask", originals[0]?.inputs[1]?.id],
  ]);
  expect(views[2]?.inputs[0]?.sourceAssetId).toBe(views[0]?.outputs[0]?.id);
});

test("the plan names what runs, what is left out and why, and starts nothing", async () => {
  const user = await createUser();
  const tree = await makeTree(user);
  const failed = await createGeneration(user, {
    sessionId: tree.first.sessionId,
    sourceAssetId: (await firstOutput(user, tree.masked.id)).id,
    params: {},
    prompt: "never made",
  });
  await cancelGeneration(user, failed.id);
  await db()
    .update(imageGenerations)
    .set({ model: "sketch-0" })
    .where(eq(imageGenerations.id, tree.aside.id));
  const before = await db().$count(imageGenerations, eq(imageGenerations.userId, user.id));
  const plan = await viewReplayPlan(
    user,
    input({ generationId: tree.first.id, scope: "descendants", onto: { generationId: tree.first.id } }),
  );
  expect(plan.steps.map(({ stepNumber, buildsOn }) => [stepNumber, buildsOn])).toEqual([
    [2, null],
    [3, 2],
  ]);
  expect(plan.skipped.map(({ stepNumber, reason }) => [stepNumber, reason])).toEqual([
    [4, "Its model, sketch-0, is not available any more."],
    [5, "It was made from words alone, not from a picture."],
    [6, "It was canceled."],
  ]);
  expect(plan).toMatchObject({
    stepCount: 2,
    baseCount: 1,
    estimate: { costMicros: 0, unknownCount: 0 },
    obstacle: null,
  });
  expect(await db().$count(imageGenerations, eq(imageGenerations.userId, user.id))).toBe(before);
});

test("one edit is made on several pictures, and its mask is stretched to each", async () => {
  const user = await createUser();
  const tree = await makeTree(user);
  const large = await createAsset(user, { bytes: await png(96, 80) });
  const rows = await start(user, {
    generationId: tree.masked.id,
    scope: "step",
    onto: { assetIds: [large.id, (await firstOutput(user, tree.aside.id)).id] },
    seeds: "new",
  });
  await runAll(user);
  const [onLarge, onAside] = await Promise.all(rows.map((row) => getGeneration(user, row.id)));
  expect(onLarge).toMatchObject({ status: "succeeded", parentGenerationId: null });
  expect(onLarge?.inputs).toMatchObject([
    { role: "input", width: 96, height: 80 },
    { role: "mask", width: 96, height: 80 },
  ]);
  expect(onLarge?.warnings).toEqual([
    "The mask was painted on a picture of 64 × 64 and was stretched to 96 × 80.",
  ]);
  expect(onAside).toMatchObject({ status: "succeeded", parentGenerationId: tree.aside.id, warnings: [] });
  expect(onAside?.actualParams?.seed).not.toBe(
    (await getGeneration(user, tree.masked.id)).actualParams?.seed,
  );
  const retried = await retryGeneration(user, onLarge?.id ?? "", randomUUID());
  expect(retried).toMatchObject({ replayOfGenerationId: tree.masked.id, warnings: [] });
});

test("the same key starts a replay once, also when it is sent twice at once", async () => {
  const user = await createUser();
  const tree = await makeTree(user);
  const fields = {
    generationId: tree.first.id,
    scope: "descendants",
    onto: { generationId: tree.first.id },
  };
  const key = randomUUID();
  const [one, two] = await Promise.all([start(user, fields, key), start(user, fields, key)]);
  expect(one.map(({ id }) => id)).toEqual(two.map(({ id }) => id));
  expect((await start(user, fields, key)).map(({ id }) => id)).toEqual(one.map(({ id }) => id));
  await expect(start(user, { ...fields, seeds: "new" }, key)).rejects.toMatchObject({ code: "conflict" });
});

/** A replay of the whole tree on a step that has not run yet. */
async function waitOnNewBase(user: Owner) {
  const tree = await makeTree(user);
  const base = await retryGeneration(user, tree.first.id, randomUUID());
  const onto = { generationId: base.id };
  const rows = await start(user, { generationId: tree.first.id, scope: "descendants", onto });
  return { tree, base, rows };
}

async function expectAllCanceled(user: Owner, rows: GenerationRow[], message: string): Promise<void> {
  for (const { id } of rows) {
    expect(await getGeneration(user, id)).toMatchObject({
      status: "canceled",
      waitsForGenerationId: null,
      error: { message, retryable: true, charged: "no" },
    });
  }
}

test("when the awaited step fails, all that wait for it end with the reason and cost nothing", async () => {
  const user = await createUser();
  const { base, rows } = await waitOnNewBase(user);
  await db().update(imageGenerations).set({ model: "sketch-0" }).where(eq(imageGenerations.id, base.id));
  await runGeneration(base.id, "worker-a", never);
  const reason = `Step ${base.stepNumber}, which this one builds on, did not succeed. Nothing was charged.`;
  await expectAllCanceled(user, rows, reason);
});

test.each([
  ["canceled", cancelGeneration],
  ["deleted", deleteGeneration],
])("when the awaited step is %s, so are those that wait for it", async (_how, end) => {
  const user = await createUser();
  const { base, rows } = await waitOnNewBase(user);
  await end(user, base.id);
  const reason = `Step ${base.stepNumber}, which this one builds on, was canceled. Nothing was charged.`;
  await expectAllCanceled(user, rows, reason);
});

test("a waiting step that is canceled takes only those with it that wait for it", async () => {
  const user = await createUser();
  const { rows } = await waitOnNewBase(user);
  const [masked, aside, warmer] = rows.map(({ id }) => id);
  await cancelGeneration(user, masked ?? "");
  await runAll(user);
  expect((await getGeneration(user, masked ?? "")).status).toBe("canceled");
  expect((await getGeneration(user, warmer ?? "")).status).toBe("canceled");
  expect((await getGeneration(user, aside ?? "")).status).toBe("succeeded");
});

test("a step that was canceled with the one it waited for is made again on that one's retry", async () => {
  const user = await createUser();
  const { base, rows } = await waitOnNewBase(user);
  const [masked] = rows;
  await cancelGeneration(user, base.id);
  await expect(retryGeneration(user, masked?.id ?? "", randomUUID())).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining(`Retry step ${base.stepNumber} first`),
  });
  const base2 = await retryGeneration(user, base.id, randomUUID());
  const again = await retryGeneration(user, masked?.id ?? "", randomUUID());
  expect(again.waitsForGenerationId).toBe(base2.id);
  await runAll(user);
  expect(await getGeneration(user, again.id)).toMatchObject({
    status: "succeeded",
    operation: "inpaint",
    parentGenerationId: base2.id,
  });
});

test("a base whose worker died for good cancels what waits; one that is started again keeps it waiting", async () => {
  const user = await createUser();
  const { base, rows } = await waitOnNewBase(user);
  const here = { workerId: "worker-alive", isRunning: () => false };
  const crash = async () => {
    await claimGeneration(base.id, "worker-dead");
    await db()
      .update(imageGenerations)
      .set({ leaseExpiresAt: sql`now() - interval '1 second'` })
      .where(eq(imageGenerations.id, base.id));
    await recoverLostRuns(here);
  };
  await crash();
  expect((await getGeneration(user, rows[0]?.id ?? "")).waitsForGenerationId).toBe(base.id);
  await crash();
  await crash();
  const reason = `Step ${base.stepNumber}, which this one builds on, did not succeed. Nothing was charged.`;
  await expectAllCanceled(user, rows, reason);
});

test("a base that ends while the replay is recorded leaves nothing waiting for ever", async () => {
  const user = await createUser();
  const tree = await makeTree(user);
  const base = await retryGeneration(user, tree.first.id, randomUUID());
  const onto = { generationId: base.id };
  await Promise.all([
    runGeneration(base.id, "worker-a", never),
    start(user, { generationId: tree.first.id, scope: "descendants", onto }),
    runGeneration(base.id, "worker-b", never),
  ]);
  await runAll(user);
  const left = await db().$count(
    imageGenerations,
    and(eq(imageGenerations.userId, user.id), isNull(imageGenerations.finishedAt)),
  );
  expect(left).toBe(0);
});
