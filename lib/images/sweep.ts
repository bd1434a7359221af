import { db } from "#db/index.ts";
import type { GenerationRow } from "#db/schema/images.ts";
import { imageSweeps } from "#db/schema/sweeps.ts";
import { AppError } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { log } from "#lib/log.ts";
import { findBudgetObstacle, type PricedStep } from "./budgets-check.ts";
import { sumEstimates } from "./estimates.ts";
import { countLeftToday, describeDay, limitSessionGenerations } from "./limits.ts";
import { assertAllowed, wordsOf } from "./moderation.ts";
import { getOwnedGeneration } from "./owned-generation.ts";
import type { Owner } from "./owner.ts";
import { loadProviders } from "./provider-settings/load.ts";
import { type BatchStep, findBatch, recordBatch } from "./record-batch.ts";
import { toSettings } from "./request-generation.ts";
import { getPictures, type Pictures } from "./request-pictures.ts";
import { getOwnedSession } from "./sessions.ts";
import { hashValue } from "./settings-hash.ts";
import { type SweepCell, toCells } from "./sweep-cells.ts";
import type { SweepInput } from "./sweep-input.ts";
import type { SweepPlanView } from "./sweep-views.ts";

/** What a sweep would make and about cost. Nothing is started. @throws {AppError} not_found, invalid_input */
export async function planSweep(user: Owner, input: SweepInput): Promise<SweepPlanView> {
  const { cells } = await prepare(user, input);
  const { sessionId } = input.base;
  const leftToday = await countLeftToday(db(), user);
  const tooMany =
    leftToday !== null && cells.length > leftToday ? describeDay(cells.length, leftToday) : null;
  return {
    cellCount: cells.length,
    problems: problemsOf(cells),
    estimate: sumEstimates(cells.map((cell) => cell.estimatedCostMicros)),
    leftToday,
    obstacle: findObstacle(cells) ?? tooMany ?? (await findBudgetObstacle(user, sessionId, toPriced(cells))),
  };
}

/**
 * Starts one step for each cell of the grid, all of them or none.
 * @throws {AppError} not_found; invalid_input with every cell that its model cannot make; conflict, content_blocked,
 * limit_exceeded
 */
export async function startSweep(
  user: Owner,
  input: SweepInput,
  idempotencyKey: string,
): Promise<GenerationRow[]> {
  const batch = { idempotencyKey, requestHash: hashValue({ sweep: input }) };
  const earlier = await findBatch(db(), user, batch);
  if (earlier.length > 0) return earlier;
  const { cells, pictures } = await prepare(user, input);
  const obstacle = findObstacle(cells);
  if (obstacle) {
    const fields = problemsOf(cells).map(({ cell, problem }) => [`cells.${cell}`, problem]);
    throw new AppError("invalid_input", obstacle, { fields: Object.fromEntries(fields) });
  }
  const { sessionId } = input.base;
  await limitSessionGenerations(user, sessionId);
  await assertAllowed([...new Set(cells.flatMap((cell) => wordsOf(cell.input)))]);
  const sweepId = newId("sweep");
  const steps = cells.map((cell) => toStep(cell, pictures, sweepId));
  const rows = await recordBatch(user, batch, steps, async (tx) => {
    await tx.insert(imageSweeps).values({ id: sweepId, userId: user.id, sessionId, axes: input.axes });
  });
  log({ sessionId }).info({ sweepId, steps: rows.length }, "sweep requested");
  return rows;
}

async function prepare(user: Owner, input: SweepInput): Promise<{ cells: SweepCell[]; pictures: Pictures }> {
  const { parentGenerationId, sessionId } = input.base;
  const [pictures] = await Promise.all([
    getPictures(user, input.base),
    getOwnedSession(db(), user, sessionId),
    parentGenerationId && getOwnedGeneration(db(), user, parentGenerationId),
    loadProviders(),
  ]);
  return { cells: toCells(input, pictures), pictures };
}

function toPriced(cells: SweepCell[]): PricedStep[] {
  return cells.map(({ input, operation }) => ({ ...toSettings(input), operation }));
}

function problemsOf(cells: SweepCell[]): SweepPlanView["problems"] {
  return cells.flatMap(({ cell, problem }) => (problem === null ? [] : [{ cell, problem }]));
}

function findObstacle(cells: SweepCell[]): string | null {
  const problems = [...new Set(problemsOf(cells).map(({ problem }) => problem))];
  return problems.length > 0 ? `${problems.join(" ")} Nothing was started.` : null;
}

function toStep({ cell, input, operation }: SweepCell, pictures: Pictures, sweepId: string): BatchStep {
  const { source, mask, markup, references } = pictures;
  return {
    ...toSettings(input),
    // A grid compares exactly what was asked for.
    allowsFallback: false,
    operation,
    origin: { sweepId, sweepCell: cell },
    base: source ? { kind: "picture", asset: source } : { kind: "none" },
    mask,
    markup,
    references,
  };
}
