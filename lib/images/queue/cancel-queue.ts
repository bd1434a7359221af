import { and, asc, eq, inArray } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import { type GenerationRow, imageGenerations } from "#db/schema/images.ts";
import { admitWaiting, lockPlaces } from "#lib/images/admission.ts";
import { cancelStep } from "#lib/images/cancel-generation.ts";
import { withEvents } from "#lib/images/events.ts";
import { getOwnedGeneration } from "#lib/images/owned-generation.ts";
import type { Owner } from "#lib/images/owner.ts";
import { loadProviders } from "#lib/images/provider-settings/load.ts";
import type { CancelQueueInput } from "./schemas.ts";

/** `canceled` had not begun and are ended; `stopping` were running and have been asked to stop. */
export type CanceledQueue = { canceled: number; stopping: number };

/**
 * Cancels every unfinished step of the user, or every one that does not run yet, in one transaction. The excepted one
 * stays, with those that it waits for.
 * @throws {AppError} not_found for an unknown `exceptGenerationId`
 */
export async function cancelQueue(user: Owner, input: CancelQueueInput): Promise<CanceledQueue> {
  await loadProviders();
  return await withEvents(async (tx, emit) => {
    await lockPlaces(tx, user.id);
    const kept = input.exceptGenerationId
      ? await getOwnedGeneration(tx, user, input.exceptGenerationId)
      : null;
    const rows = await lockUnfinished(tx, user, input.scope);
    const keptIds = new Set(kept ? chainOf(kept, rows) : []);
    const result: CanceledQueue = { canceled: 0, stopping: 0 };
    // The newest first: a step that waits for another is canceled in its own name, not because of that one.
    for (const row of rows.reverse()) {
      if (keptIds.has(row.id)) continue;
      await cancelStep(tx, emit, row);
      result[row.status === "queued" ? "canceled" : "stopping"] += 1;
    }
    await admitWaiting(tx, user.id);
    emit({ type: "queue.updated", userId: user.id });
    return result;
  });
}

/** In the order of their ids, as everything that locks several steps of one user does after `lockPlaces`. */
async function lockUnfinished(
  tx: Tx,
  user: Owner,
  scope: CancelQueueInput["scope"],
): Promise<GenerationRow[]> {
  return await tx
    .select()
    .from(imageGenerations)
    .where(
      and(
        eq(imageGenerations.userId, user.id),
        inArray(imageGenerations.status, scope === "all" ? ["queued", "running"] : ["queued"]),
      ),
    )
    .orderBy(asc(imageGenerations.id))
    .for("no key update");
}

/** The step and all that it waits for, one after the other. */
function chainOf(step: GenerationRow, rows: readonly GenerationRow[]): string[] {
  const awaited = rows.find(({ id }) => id === step.waitsForGenerationId);
  return [step.id, ...(awaited ? chainOf(awaited, rows) : [])];
}
