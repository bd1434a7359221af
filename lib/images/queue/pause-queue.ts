import { and, eq, isNotNull, sql } from "drizzle-orm";
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
      // Taken back from the workers: a delivery that no worker has begun finds nothing to do.
      await tx
        .update(imageGenerations)
        .set({ admittedAt: null })
        .where(
          and(
            eq(imageGenerations.userId, user.id),
            eq(imageGenerations.status, "queued"),
            isNotNull(imageGenerations.admittedAt),
          ),
        );
    } else await admitWaiting(tx, user.id);
    emit({ type: "queue.updated", userId: user.id });
  });
}
