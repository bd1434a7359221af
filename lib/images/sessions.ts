import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import { type Db, db } from "#db/index.ts";
import { type ImageSessionRow, imageGenerations, imageSessions } from "#db/schema/images.ts";
import { notFound } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { cancelGeneration } from "./cancel-generation.ts";
import { STEPS_PAGE_LIMIT } from "./constants.ts";
import { withEvents } from "./events.ts";
import { listGenerations } from "./generations.ts";
import type { Owner } from "./owner.ts";
import type { CreateSessionInput, PageQuery, UpdateSessionInput } from "./schemas.ts";
import { isInTrash } from "./trash.ts";
import { type SessionPageView, toSessionView } from "./views.ts";

export async function createSession(user: Owner, input: CreateSessionInput): Promise<ImageSessionRow> {
  const [row] = await db()
    .insert(imageSessions)
    .values({ id: newId("imageSession"), userId: user.id, ...input })
    .returning();
  if (!row) throw new Error("The new session was not returned");
  return row;
}

/** The session with its newest steps. @throws {AppError} not_found */
export async function getSessionPage(
  user: Owner,
  sessionId: string,
  query: PageQuery,
): Promise<SessionPageView> {
  const session = await getOwnedSession(db(), user, sessionId);
  const steps = await listGenerations(user, sessionId, { ...query, limit: query.limit ?? STEPS_PAGE_LIMIT });
  return { session: toSessionView(session), ...steps };
}

/** @throws {AppError} not_found for a session that is missing, deleted or somebody else's */
export async function getOwnedSession(on: Db, user: Owner, sessionId: string): Promise<ImageSessionRow> {
  const [row] = await on.select().from(imageSessions).where(ownedSession(user, sessionId));
  if (!row) throw notFound();
  return row;
}

/** The condition that a statement about one session carries. */
export function ownedSession(user: Owner, sessionId: string) {
  return and(
    eq(imageSessions.id, sessionId),
    eq(imageSessions.userId, user.id),
    isNull(imageSessions.deletedAt),
  );
}

/** Renames or stars it, or sets its budget, which is no use of it: its place in the list stays. @throws {AppError} not_found */
export async function updateSession(
  user: Owner,
  sessionId: string,
  { title, starred, budgetMicros }: UpdateSessionInput,
): Promise<ImageSessionRow> {
  return await changeSession(user, sessionId, {
    ...(title !== undefined && { title }),
    ...(starred !== undefined && { starredAt: starred ? sql`now()` : null }),
    ...(budgetMicros !== undefined && { budgetMicros }),
  });
}

/** Soft: it can be restored. Its work under way is canceled. @throws {AppError} not_found */
export async function deleteSession(user: Owner, sessionId: string): Promise<void> {
  await changeSession(user, sessionId, { deletedAt: sql`now()` });
  // After it is gone, so that no new step can slip in.
  await cancelUnfinished(user, [sessionId]);
}

/** Stops all work in these sessions. */
export async function cancelUnfinished(user: Owner, sessionIds: string[]): Promise<void> {
  const rows = await db()
    .select({ id: imageGenerations.id })
    .from(imageGenerations)
    .where(
      and(
        inArray(imageGenerations.sessionId, sessionIds),
        eq(imageGenerations.userId, user.id),
        inArray(imageGenerations.status, ["queued", "running"]),
        isNull(imageGenerations.deletedAt),
      ),
    );
  for (const { id } of rows) await cancelGeneration(user, id);
}

/** Undoes `deleteSession`. @throws {AppError} not_found for a session that is not deleted, or was given up, too */
export async function restoreSession(user: Owner, sessionId: string): Promise<void> {
  await withEvents(async (tx, emit) => {
    const [row] = await tx
      .update(imageSessions)
      .set({ deletedAt: null })
      .where(
        and(
          eq(imageSessions.id, sessionId),
          eq(imageSessions.userId, user.id),
          isInTrash(imageSessions.deletedAt),
        ),
      )
      .returning();
    if (!row) throw notFound();
    emit({ type: "session.updated", userId: user.id, sessionId });
  });
}

type SessionChange = PgUpdateSetSource<typeof imageSessions>;

async function changeSession(
  user: Owner,
  sessionId: string,
  change: SessionChange,
): Promise<ImageSessionRow> {
  return await withEvents(async (tx, emit) => {
    const [row] = await tx
      .update(imageSessions)
      .set({ ...change, version: sql`${imageSessions.version} + 1` })
      .where(ownedSession(user, sessionId))
      .returning();
    if (!row) throw notFound();
    emit({ type: "session.updated", userId: user.id, sessionId });
    return row;
  });
}
