import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Db, Tx } from "#db/index.ts";
import { type GenerationRow, imageGenerations, imageSessions } from "#db/schema/images.ts";
import { AppError, invalidField, notFound } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import type { Operation } from "./constants.ts";
import { estimateOf } from "./estimates.ts";
import type { NewEvent } from "./events.ts";
import { stretchWarnings } from "./fit-overlays.ts";
import type { Owner } from "./owner.ts";
import { isUsableBy } from "./providers/index.ts";
import { insertInputs, type Pictures } from "./request-pictures.ts";
import type { GenerationParams } from "./schemas.ts";
import { ownedSession } from "./sessions.ts";
import { hashSettings } from "./settings-hash.ts";
import { titleFromPrompt } from "./titles.ts";

/** A step that was checked and only needs its row. */
export type NewStep = {
  sessionId: string;
  provider: string;
  model: string;
  operation: Operation;
  prompt: string;
  negativePrompt: string | null;
  params: GenerationParams;
  allowsFallback: boolean;
  pictures: Pictures;
  parentGenerationId: string | null;
  idempotencyKey: string;
  requestHash: string;
  origin: StepOrigin;
  /** Absent: behind all that wait. */
  queuePosition?: SQL<number>;
};

/** Why a step is there, when nobody wrote it by hand. `waitsForGenerationId`: its source is not made yet. */
export type StepOrigin = Partial<
  Pick<GenerationRow, "waitsForGenerationId" | "replayOfGenerationId" | "sweepId" | "sweepCell">
>;

/** For a model that is not configured, or not for this person: it answers alike. */
export function modelNotHere(): AppError {
  return invalidField("model", "This model is not available here. Choose another one.");
}

/** Writes a step with its inputs and tells of it. Call it after `lockPlaces` and `touchSession`. */
export async function insertStep(
  tx: Tx,
  user: Owner,
  { pictures, origin, ...step }: NewStep,
  emit: (event: NewEvent) => void,
): Promise<GenerationRow> {
  // Every way to a new step leads through here.
  if (!isUsableBy(user.id, step.provider)) throw modelNotHere();
  const [row] = await tx
    .insert(imageGenerations)
    .values({
      ...step,
      ...origin,
      id: newId("generation"),
      userId: user.id,
      stepNumber: nextStepNumber(user, step.sessionId),
      settingsHash: origin.waitsForGenerationId ? null : hashSettings(step, pictures),
      warnings: stretchWarnings(pictures),
      estimatedCostMicros: estimateOf(step),
      // Not the transaction's start: steps are ordered by the moment they got their number.
      createdAt: sql`clock_timestamp()`,
    })
    .returning();
  if (!row) throw new Error("The new generation was not returned");
  await insertInputs(tx, row, pictures);
  emit({ type: "generation.queued", userId: user.id, sessionId: row.sessionId, generationId: row.id });
  return row;
}

/** Right only while the session's row is ours. */
function nextStepNumber(user: Owner, sessionId: string): SQL<number> {
  return sql`(
    select coalesce(max(${imageGenerations.stepNumber}), 0) + 1 from ${imageGenerations}
    where ${imageGenerations.sessionId} = ${sessionId} and ${imageGenerations.userId} = ${user.id}
  )`;
}

/**
 * Moves the session to the top and holds its row until `tx` ends, so that steps are numbered one after the other.
 * @throws {AppError} not_found
 */
export async function touchSession(
  tx: Tx,
  user: Owner,
  step: Pick<NewStep, "sessionId" | "prompt" | "provider" | "model">,
): Promise<void> {
  const [session] = await tx
    .update(imageSessions)
    .set({
      title: sql`coalesce(${imageSessions.title}, ${titleFromPrompt(step.prompt)})`,
      provider: step.provider,
      model: step.model,
      updatedAt: sql`now()`,
      version: sql`${imageSessions.version} + 1`,
    })
    .where(ownedSession(user, step.sessionId))
    .returning({ id: imageSessions.id });
  if (!session) throw notFound();
}

export async function findByKey(on: Db, user: Owner, idempotencyKey: string): Promise<GenerationRow | null> {
  const [row] = await on
    .select()
    .from(imageGenerations)
    .where(and(eq(imageGenerations.userId, user.id), eq(imageGenerations.idempotencyKey, idempotencyKey)));
  return row ?? null;
}

/** @throws {AppError} conflict when `row` came from another request */
export function sameRequest<T extends Pick<GenerationRow, "requestHash">>(row: T, requestHash: string): T {
  if (row.requestHash === requestHash) return row;
  throw new AppError("conflict", "This Idempotency-Key was used for another request. Nothing was started.");
}
