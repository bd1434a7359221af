import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import { type GenerationRow, imageGenerations } from "#db/schema/images.ts";
import { notFound } from "#lib/errors.ts";
import { admitWaiting, lockPlaces } from "./admission.ts";
import { canResume, endAttempt, findOpenAttempt } from "./attempts.ts";
import { type NewEvent, withEvents } from "./events.ts";
import { ownedGeneration } from "./owned-generation.ts";
import type { Owner } from "./owner.ts";
import { loadProviders } from "./provider-settings/load.ts";
import { findModel, findProvider } from "./providers/index.ts";
import { settleWaiting } from "./waiting-steps.ts";

/** Workers listen here for the ids of generations that should stop. */
export const CANCEL_CHANNEL = "studio_cancel";

/**
 * Ends a waiting step at once and asks one to stop that runs or is at the vendor; a finished one stays as it is.
 * @throws {AppError} not_found
 */
export async function cancelGeneration(user: Owner, generationId: string): Promise<void> {
  await loadProviders();
  await withEvents(async (tx, emit) => {
    await lockPlaces(tx, user.id);
    await cancelStep(tx, emit, await lockGeneration(tx, user, generationId));
    await admitWaiting(tx, user.id);
  });
}

/**
 * The same for one of several steps, with those that wait for its picture. Call it after `lockPlaces`, with a row that
 * is locked, and `admitWaiting` after the last.
 */
export async function cancelStep(tx: Tx, emit: (event: NewEvent) => void, row: GenerationRow): Promise<void> {
  const thisStep = and(eq(imageGenerations.id, row.id), eq(imageGenerations.userId, row.userId));
  if (row.status === "queued") {
    const attempt = await findOpenAttempt(tx, row);
    if (canResume(attempt, findProvider(row.provider))) {
      // Between two workers: the next one tells the vendor, who works on it.
      await tx.update(imageGenerations).set({ cancelRequestedAt: sql`now()` }).where(thisStep);
      emit({ ...placeOf(row), type: "generation.updated" });
      return;
    }
    const [canceled] = await tx
      .update(imageGenerations)
      .set({
        status: "canceled",
        charged: attempt && findModel(row.provider, row.model)?.cost !== "free" ? "unknown" : "no",
        waitsForGenerationId: null,
        retryAt: null,
        cancelRequestedAt: sql`now()`,
        finishedAt: sql`now()`,
      })
      // Canceled already together with the step that it waited for.
      .where(and(thisStep, eq(imageGenerations.status, "queued")))
      .returning();
    if (!canceled) return;
    if (attempt) await endAttempt(tx, attempt, { state: "unknown" });
    await settleWaiting(tx, emit, canceled);
    emit({ ...placeOf(row), type: "generation.canceled" });
  } else if (row.status === "running" && row.cancelRequestedAt === null) {
    await tx.update(imageGenerations).set({ cancelRequestedAt: sql`now()` }).where(thisStep);
    await tx.execute(sql`select pg_notify(${CANCEL_CHANNEL}, ${row.id})`);
  }
}

function placeOf({ userId, sessionId, id: generationId }: GenerationRow) {
  return { userId, sessionId, generationId };
}

async function lockGeneration(tx: Tx, user: Owner, generationId: string): Promise<GenerationRow> {
  const [row] = await tx
    .select()
    .from(imageGenerations)
    .where(ownedGeneration(user, generationId))
    .for("no key update");
  if (!row) throw notFound();
  return row;
}
