import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import { type GenerationRow, imageGenerations } from "#db/schema/images.ts";
import { notFound } from "#lib/errors.ts";
import { admitWaiting, lockPlaces } from "./admission.ts";
import { withEvents } from "./events.ts";
import { ownedGeneration } from "./owned-generation.ts";
import type { Owner } from "./owner.ts";

/** Workers listen here for the ids of generations that should stop. */
export const CANCEL_CHANNEL = "studio_cancel";

/**
 * Ends a waiting step at once and asks a running one to stop; a finished one stays as it is.
 * @throws {AppError} not_found
 */
export async function cancelGeneration(user: Owner, generationId: string): Promise<void> {
  await withEvents(async (tx, emit) => {
    await lockPlaces(tx, user.id);
    const row = await lockGeneration(tx, user, generationId);
    if (row.status === "queued") {
      await tx
        .update(imageGenerations)
        .set({ status: "canceled", charged: "no", cancelRequestedAt: sql`now()`, finishedAt: sql`now()` })
        .where(and(eq(imageGenerations.id, row.id), eq(imageGenerations.userId, user.id)));
      await admitWaiting(tx, user.id);
      emit({ type: "generation.canceled", userId: user.id, sessionId: row.sessionId, generationId: row.id });
    } else if (row.status === "running" && row.cancelRequestedAt === null) {
      await tx
        .update(imageGenerations)
        .set({ cancelRequestedAt: sql`now()` })
        .where(and(eq(imageGenerations.id, row.id), eq(imageGenerations.userId, user.id)));
      await tx.execute(sql`select pg_notify(${CANCEL_CHANNEL}, ${row.id})`);
    }
  });
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
