import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "#db/index.ts";
import { imageGenerations } from "#db/schema/images.ts";
import { imageSweeps } from "#db/schema/sweeps.ts";
import { createGeneration, createImageSession, createUser } from "#tests/factories.ts";
import { cancelGeneration } from "./cancel-generation.ts";
import { deleteGeneration, getGeneration } from "./generations.ts";
import type { Owner } from "./owner.ts";
import { retryGeneration } from "./retry-generation.ts";
import { runGeneration } from "./run-generation.ts";
import type { SweepAxis } from "./schemas.ts";
import { planSweep, startSweep } from "./sweep.ts";
import { getSweep } from "./sweep-grid.ts";
import { SweepInput } from "./sweep-input.ts";

const never = new AbortController().signal;
const STEPS: SweepAxis = { kind: "steps", values: [4, 8] };
const PROMPTS: SweepAxis = { kind: "prompt", values: ["a red kite", "a blue kite", "a green kite"] };

async function sweepOf(user: Owner, axes: SweepAxis[], base: object = {}) {
  const sessionId = (await createImageSession(user)).id;
  const params = { width: 64, height: 64, seed: 5 };
  return SweepInput.parse({
    base: { sessionId, provider: "sketch", model: "sketch-1", prompt: "a kite", params, ...base },
    axes,
  });
}

test("a sweep makes an ordinary step for each cell, the first axis along the columns", async () => {
  const user = await createUser();
  const input = await sweepOf(user, [PROMPTS, STEPS]);
  const rows = await startSweep(user, input, randomUUID());
  expect(rows.map(({ prompt, params, sweepCell }) => [sweepCell, prompt, params.steps, params.seed])).toEqual(
    [
      [0, "a red kite", 4, 5],
      [1, "a blue kite", 4, 5],
      [2, "a green kite", 4, 5],
      [3, "a red kite", 8, 5],
      [4, "a blue kite", 8, 5],
      [5, "a green kite", 8, 5],
    ],
  );
  for (const { id } of rows) await runGeneration(id, "worker-a", never);
  const sweep = await getSweep(user, rows[0]?.sweepId ?? "");
  expect(sweep.axes).toEqual([PROMPTS, STEPS]);
  // The others wait for one of their owner's places.
  expect(sweep.cells.map(({ status }) => status).slice(0, 4)).toEqual(Array(4).fill("succeeded"));
  expect(sweep.cells[0]).toMatchObject({ cell: 0, stepNumber: 1, picture: { width: 64, height: 64 } });
  expect(await getGeneration(user, rows[1]?.id ?? "")).toMatchObject({
    sweepId: sweep.id,
    parentGenerationId: null,
    status: "succeeded",
  });
});

test("the cells of a sweep on a picture are siblings below the step that made it", async () => {
  const user = await createUser();
  const { id, sessionId } = await createGeneration(user);
  await runGeneration(id, "worker-a", never);
  const sourceAssetId = (await getGeneration(user, id)).outputs[0]?.id;
  const strengths: SweepAxis = { kind: "strength", values: [0.2, 0.8] };
  const input = await sweepOf(user, [strengths], { sessionId, sourceAssetId, params: {} });
  const rows = await startSweep(user, input, randomUUID());
  expect(rows.map((row) => [row.parentGenerationId, row.operation, row.params.strength])).toEqual([
    [id, "image-to-image", 0.2],
    [id, "image-to-image", 0.8],
  ]);
});

test("a cell that its model cannot make is refused by name, and nothing is started", async () => {
  const user = await createUser();
  const input = await sweepOf(user, [
    { kind: "model", values: ["sketch/sketch-1", "sketch/sketch-9"] },
    { kind: "guidance", values: [3] },
  ]);
  const plan = await planSweep(user, input);
  expect(plan.problems).toEqual([
    { cell: 0, problem: "Sketch cannot take guidance." },
    { cell: 1, problem: "The model sketch-9 is not available here." },
  ]);
  expect(plan.obstacle).toContain("Sketch cannot take guidance.");
  await expect(startSweep(user, input, randomUUID())).rejects.toMatchObject({
    code: "invalid_input",
    fields: { "cells.0": "Sketch cannot take guidance." },
  });
  expect(await db().$count(imageGenerations, eq(imageGenerations.userId, user.id))).toBe(0);
  expect(await db().$count(imageSweeps, eq(imageSweeps.userId, user.id))).toBe(0);
});

test("the plan tells the number of steps and their cost, and starts nothing", async () => {
  const user = await createUser();
  const plan = await planSweep(user, await sweepOf(user, [PROMPTS, STEPS]));
  expect(plan).toMatchObject({
    cellCount: 6,
    problems: [],
    estimate: { costMicros: 0, unknownCount: 0 },
    leftToday: 200,
    obstacle: null,
  });
  expect(await db().$count(imageGenerations, eq(imageGenerations.userId, user.id))).toBe(0);
});

test("the same key starts a sweep once", async () => {
  const user = await createUser();
  const input = await sweepOf(user, [STEPS]);
  const key = randomUUID();
  const [one, two] = await Promise.all([startSweep(user, input, key), startSweep(user, input, key)]);
  expect(one.map(({ id }) => id)).toEqual(two.map(({ id }) => id));
  expect(await db().$count(imageSweeps, eq(imageSweeps.userId, user.id))).toBe(1);
});

test("a retry takes the place of its cell, and a deleted step leaves it empty", async () => {
  const user = await createUser();
  const [first, second] = await startSweep(user, await sweepOf(user, [STEPS]), randomUUID());
  if (!first || !second) throw new Error("no cells");
  await cancelGeneration(user, first.id);
  const again = await retryGeneration(user, first.id, randomUUID());
  await deleteGeneration(user, second.id);
  const { cells } = await getSweep(user, first.sweepId ?? "");
  expect(cells.map(({ cell, generationId }) => [cell, generationId])).toEqual([[0, again.id]]);
});

test.each([
  [
    "more than 64 cells",
    [
      { kind: "seed", values: range(16) },
      { kind: "steps", values: range(5) },
    ],
  ],
  ["two axes of a kind", [STEPS, STEPS]],
  ["a value twice", [{ kind: "seed", values: [1, 1] }]],
])("a sweep refuses %s", async (_what, axes) => {
  const user = await createUser();
  await expect(sweepOf(user, axes as SweepAxis[])).rejects.toThrow();
});

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index + 1);
}
