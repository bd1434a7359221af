import { and, asc, eq, inArray } from "drizzle-orm";
import type { Db, Tx } from "#db/index.ts";
import { type AssetRow, type GenerationRow, imageGenerations } from "#db/schema/images.ts";
import { admitWaiting, lockPlaces } from "./admission.ts";
import { assertWithinBudgets } from "./budgets-check.ts";
import { withEvents } from "./events.ts";
import { insertStep, type NewStep, type StepOrigin, sameRequest, touchSession } from "./insert-step.ts";
import { assertWithinDay } from "./limits.ts";
import type { Owner } from "./owner.ts";
import { parentOf } from "./request-generation.ts";
import { hashValue } from "./settings-hash.ts";
import { baseOn, originalPosition } from "./waiting-steps.ts";

/** What one batch can start at most. */
export const BATCH_MAX = 100;

/** A step of a batch. `base`: the picture it works on, or the step that makes it, maybe an earlier one of the batch. */
export type BatchStep = Omit<NewStep, "pictures" | "idempotencyKey" | "requestHash"> & {
  base: BatchBase;
  mask: AssetRow | null;
  markup: AssetRow | null;
  references: AssetRow[];
};
export type BatchBase =
  | { kind: "none" }
  | { kind: "picture"; asset: AssetRow }
  | { kind: "step"; generationId: string }
  | { kind: "earlier"; index: number };

type Batch = { idempotencyKey: string; requestHash: string };

/** The steps that this key has started already. @throws {AppError} conflict when it was for another request */
export async function findBatch(
  on: Db,
  user: Owner,
  { idempotencyKey, requestHash }: Batch,
): Promise<GenerationRow[]> {
  const keys = Array.from({ length: BATCH_MAX }, (_, index) => keyOf(idempotencyKey, index));
  const rows = await on
    .select()
    .from(imageGenerations)
    .where(and(eq(imageGenerations.userId, user.id), inArray(imageGenerations.idempotencyKey, keys)))
    .orderBy(asc(imageGenerations.stepNumber));
  return rows.map((row) => sameRequest(row, requestHash));
}

/**
 * Records all steps or none, in order, and hands out those that need not wait for another. Each has a key of its own,
 * made from the batch's, so that the batch sent again is the one that is there.
 * @param prepare writes what the steps refer to
 * @throws {AppError} limit_exceeded, conflict, not_found
 */
export async function recordBatch(
  user: Owner,
  batch: Batch,
  steps: BatchStep[],
  prepare?: (tx: Tx) => Promise<void>,
): Promise<GenerationRow[]> {
  return await withEvents(async (tx, emit) => {
    await lockPlaces(tx, user.id);
    const earlier = await findBatch(tx, user, batch);
    if (earlier.length > 0) return earlier;
    await assertWithinDay(tx, user, steps.length);
    const last = steps.at(-1);
    if (last) await assertWithinBudgets(tx, user, last.sessionId, steps);
    if (last) await touchSession(tx, user, last);
    await prepare?.(tx);
    const rows: GenerationRow[] = [];
    for (const [index, { base, mask, markup, references, ...step }] of steps.entries()) {
      const { source, parentGenerationId, origin } = await resolve(tx, user, step, base, rows);
      const newStep: NewStep = {
        ...step,
        parentGenerationId,
        origin: { ...step.origin, ...origin },
        pictures: { source, mask, markup, references },
        idempotencyKey: keyOf(batch.idempotencyKey, index),
        requestHash: batch.requestHash,
      };
      rows.push(await insertStep(tx, user, newStep, emit));
    }
    await admitWaiting(tx, user.id);
    return rows;
  });
}

/** No other request can have it: it is a hash. */
function keyOf(idempotencyKey: string, index: number): string {
  return `${hashValue(idempotencyKey)}:${index}`;
}

type Resolved = { source: AssetRow | null; parentGenerationId: string | null; origin: StepOrigin };

async function resolve(
  tx: Tx,
  user: Owner,
  step: Pick<NewStep, "sessionId" | "parentGenerationId" | "origin">,
  base: BatchBase,
  rows: GenerationRow[],
): Promise<Resolved> {
  if (base.kind === "none" || base.kind === "picture") {
    const source = base.kind === "picture" ? base.asset : null;
    return { source, parentGenerationId: await parentOf(tx, user, step, source), origin: {} };
  }
  if (base.kind === "earlier") {
    const id = rows[base.index]?.id;
    if (!id) throw new Error("A step of a batch builds on one that comes later");
    return { source: null, parentGenerationId: id, origin: { waitsForGenerationId: id } };
  }
  const { generationId } = base;
  const position = await originalPosition(tx, step.origin.replayOfGenerationId ?? null);
  const found = await baseOn(tx, user, { sessionId: step.sessionId, generationId, position });
  return "source" in found
    ? { source: found.source, parentGenerationId: generationId, origin: {} }
    : { source: null, parentGenerationId: generationId, origin: found };
}
