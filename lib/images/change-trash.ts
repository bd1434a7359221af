import { and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import { imageGenerations, imageSessions } from "#db/schema/images.ts";
import { notFound } from "#lib/errors.ts";
import { type NewEvent, withEvents } from "./events.ts";
import type { Owner } from "./owner.ts";
import type { TrashInput } from "./schemas.ts";
import { isInTrash } from "./trash.ts";

/** So long ago that the next round of `purgeTrash` removes it; until then nobody sees it. */
const LONG_AGO = sql`to_timestamp(0)`;

type Emit = (event: NewEvent) => void;

/**
 * Brings entries of the trash back, or gives them up for ever. What is not in the trash any more is passed over.
 * @throws {AppError} not_found when none of them is
 */
export async function changeTrash(user: Owner, { ids, action }: TrashInput): Promise<void> {
  await withEvents(async (tx, emit) => {
    const steps = await changeSteps(tx, user, await groupsOf(tx, user, ids), action, emit);
    const sessions = await changeSessions(tx, user, inArray(imageSessions.id, ids), action, emit);
    if (steps + sessions === 0) throw notFound();
  });
}

/** Gives everything in the trash up for ever. */
export async function emptyTrash(user: Owner): Promise<void> {
  await withEvents(async (tx, emit) => {
    await changeSteps(tx, user, sql`true`, "purge", emit);
    await changeSessions(tx, user, sql`true`, "purge", emit);
  });
}

/** The condition on a step that it went together with one of those named; undefined when none of them is there. */
async function groupsOf(tx: Tx, user: Owner, ids: string[]): Promise<SQL | undefined> {
  const { id, userId, sessionId, deletedAt } = imageGenerations;
  const named = await tx
    .select({ sessionId, deletedAt })
    .from(imageGenerations)
    .where(and(inArray(id, ids), eq(userId, user.id), isInTrash(deletedAt)));
  return or(
    ...named.map((group) =>
      group.deletedAt ? and(eq(sessionId, group.sessionId), eq(deletedAt, group.deletedAt)) : undefined,
    ),
  );
}

async function changeSteps(
  tx: Tx,
  user: Owner,
  which: SQL | undefined,
  action: TrashInput["action"],
  emit: Emit,
): Promise<number> {
  if (!which) return 0;
  const { id, userId, sessionId, deletedAt } = imageGenerations;
  const living = tx
    .select({ id: imageSessions.id })
    .from(imageSessions)
    .where(and(eq(imageSessions.userId, user.id), isNull(imageSessions.deletedAt)));
  const rows = await tx
    .update(imageGenerations)
    .set({ deletedAt: action === "restore" ? null : LONG_AGO })
    .where(and(eq(userId, user.id), isInTrash(deletedAt), inArray(sessionId, living), which))
    .returning({ id, sessionId });
  for (const row of rows) {
    if (action === "purge") break;
    emit({ type: "generation.restored", userId: user.id, sessionId: row.sessionId, generationId: row.id });
  }
  return rows.length;
}

async function changeSessions(
  tx: Tx,
  user: Owner,
  which: SQL,
  action: TrashInput["action"],
  emit: Emit,
): Promise<number> {
  const { id, userId, deletedAt } = imageSessions;
  const rows = await tx
    .update(imageSessions)
    .set({ deletedAt: action === "restore" ? null : LONG_AGO })
    .where(and(eq(userId, user.id), isInTrash(deletedAt), which))
    .returning({ id });
  // Also for what was given up: another page may show the trash.
  for (const row of rows) emit({ type: "session.updated", userId: user.id, sessionId: row.id });
  return rows.length;
}
