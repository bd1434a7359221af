import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import { imageSessions } from "#db/schema/images.ts";
import { notFound } from "#lib/errors.ts";
import { withEvents } from "./events.ts";
import type { Owner } from "./owner.ts";
import type { BulkAction, BulkSessionsInput } from "./schemas.ts";
import { cancelUnfinished } from "./sessions.ts";
import { isInTrash } from "./trash.ts";

type Change = PgUpdateSetSource<typeof imageSessions>;

const CHANGES: Record<BulkAction, Change> = {
  delete: { deletedAt: sql`now()` },
  restore: { deletedAt: null },
  star: { starredAt: sql`now()` },
  unstar: { starredAt: null },
};

/**
 * Does one thing to many sessions in one transaction. What is not there any more is passed over.
 * @returns the ids of those that were changed
 * @throws {AppError} not_found when none is left to change
 */
export async function bulkSessions(user: Owner, { ids, action }: BulkSessionsInput): Promise<string[]> {
  const changed = await withEvents(async (tx, emit) => {
    const { deletedAt } = imageSessions;
    // Locked in one order, so that two such requests never wait for each other crosswise.
    const rows = await tx
      .select({ id: imageSessions.id })
      .from(imageSessions)
      .where(
        and(
          inArray(imageSessions.id, ids),
          eq(imageSessions.userId, user.id),
          action === "restore" ? isInTrash(deletedAt) : isNull(deletedAt),
        ),
      )
      .orderBy(imageSessions.id)
      .for("no key update");
    const found = rows.map((row) => row.id);
    if (found.length === 0) throw notFound();
    await tx
      .update(imageSessions)
      .set({ ...CHANGES[action], version: sql`${imageSessions.version} + 1` })
      .where(and(inArray(imageSessions.id, found), eq(imageSessions.userId, user.id)));
    for (const sessionId of found) emit({ type: "session.updated", userId: user.id, sessionId });
    return found;
  });
  // After they are gone, so that no new step can slip in.
  if (action === "delete") await cancelUnfinished(user, changed);
  return changed;
}
