import { and, eq, inArray, isNotNull, notExists, sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import { imageAttempts } from "#db/schema/attempts.ts";
import { imageGenerations } from "#db/schema/images.ts";
import { imagePreferences } from "#db/schema/preferences.ts";
import { admitWaiting, lockPlaces } from "#lib/images/admission.ts";
import { withEvents } from "#lib/images/events.ts";
import type { Owner } from "#lib/images/owner.ts";

/** Lets none of the user's waiting steps start, or lets them start again. What runs is not touched. */
export async function setQueuePaused(user: Owner, paused: boolean): Promise<void> {
  await withEvents(async (tx, emit) => {
    await lockPlaces(tx, user.id);
    const queuePausedAt = paused ? sql`now()` : null;
    await tx
      .insert(imagePreferences)
      .values({ userId: user.id, queuePausedAt })
      .onConflictDoUpdate({ target: imagePreferences.userId, set: { queuePausedAt } });
    if (paused) {
      // Taken back from the workers: a delivery that no worker has begun finds nothing to do. What is at a vendor
      // between two workers runs: it is paid, and its picture may not be kept there for long.
      await tx
        .update(imageGenerations)
        .set({ admittedAt: null })
        .where(
          and(
            eq(imageGenerations.userId, user.id),
            eq(imageGenerations.status, "queued"),
            isNotNull(imageGenerations.admittedAt),
            notExists(openAttempts(tx, user)),
          ),
        );
    } else await admitWaiting(tx, user.id);
    emit({ type: "queue.updated", userId: user.id });
  });
}

/** Calls of a step whose end is not known. */
function openAttempts(tx: Tx, user: Owner) {
  return tx
    .select({ id: imageAttempts.id })
    .from(imageAttempts)
    .where(
      and(
        eq(imageAttempts.generationId, imageGenerations.id),
        eq(imageAttempts.userId, user.id),
        inArray(imageAttempts.state, ["created", "submitted"]),
      ),
    );
}
