import { and, asc, desc, eq, inArray, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { db } from "#db/index.ts";
import { type GenerationRow, imageAssets, imageGenerations } from "#db/schema/images.ts";
import { notFound } from "#lib/errors.ts";
import { cancelGeneration } from "./cancel-generation.ts";
import { PAGE_LIMIT } from "./constants.ts";
import { decodeCursor, encodeCursor } from "./cursors.ts";
import { withEvents } from "./events.ts";
import { getOwnedGeneration, ownedGeneration } from "./owned-generation.ts";
import type { Owner } from "./owner.ts";
import { branchOf } from "./prune-generation.ts";
import type { PageQuery } from "./schemas.ts";
import { isInTrash } from "./trash.ts";
import { type GenerationView, type SessionPageView, toGenerationView } from "./views.ts";

/** @throws {AppError} not_found */
export async function getGeneration(user: Owner, generationId: string): Promise<GenerationView> {
  const [view] = await withAssets(user, [await getOwnedGeneration(db(), user, generationId)]);
  if (!view) throw notFound();
  return view;
}

/** The steps of a session, newest first. Whoever calls it has checked the session itself. */
export async function listGenerations(
  user: Owner,
  sessionId: string,
  query: PageQuery,
): Promise<Pick<SessionPageView, "generations" | "nextCursor">> {
  const limit = query.limit ?? PAGE_LIMIT.default;
  const rows = await generationPage(user, sessionId, query.cursor).limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    generations: await withAssets(user, page),
    nextCursor: last ? encodeCursor({ at: last.createdAt, id: last.id }) : null,
  };
}

/** Exported for the test that reads its plan. */
export function generationPage(user: Owner, sessionId: string, cursor?: string) {
  return db()
    .select()
    .from(imageGenerations)
    .where(isOnPage(user, sessionId, cursor))
    .orderBy(desc(imageGenerations.createdAt), desc(imageGenerations.id))
    .$dynamic();
}

/** The condition on a step that it belongs into a list of the session's, newest first, after the page that ended at `cursor`. */
export function isOnPage(user: Owner, sessionId: string, cursor: string | undefined): SQL | undefined {
  return and(
    eq(imageGenerations.sessionId, sessionId),
    eq(imageGenerations.userId, user.id),
    isNull(imageGenerations.deletedAt),
    beforeCursor(cursor),
  );
}

function beforeCursor(cursor: string | undefined): SQL | undefined {
  if (!cursor) return undefined;
  const { at, id } = decodeCursor(cursor);
  // The first condition says nothing new, but it is where the index starts to read.
  return and(
    lte(imageGenerations.createdAt, at),
    or(lt(imageGenerations.createdAt, at), lt(imageGenerations.id, id)),
  );
}

async function withAssets(user: Owner, rows: GenerationRow[]): Promise<GenerationView[]> {
  if (rows.length === 0) return [];
  const assets = await db()
    .select()
    .from(imageAssets)
    .where(
      and(
        eq(imageAssets.userId, user.id),
        inArray(
          imageAssets.generationId,
          rows.map((row) => row.id),
        ),
        isNull(imageAssets.deletedAt),
      ),
    )
    // Ids sort by age: the source was written before the mask.
    .orderBy(asc(imageAssets.position), asc(imageAssets.id));
  const byGeneration = Map.groupBy(assets, (asset) => asset.generationId);
  return rows.map((row) => toGenerationView(row, byGeneration.get(row.id) ?? []));
}

/** Soft: its children stay, and it can be restored. Work under way is canceled. @throws {AppError} not_found */
export async function deleteGeneration(user: Owner, generationId: string): Promise<void> {
  await cancelGeneration(user, generationId);
  await withEvents(async (tx, emit) => {
    const [row] = await tx
      .update(imageGenerations)
      .set({ deletedAt: sql`now()` })
      .where(ownedGeneration(user, generationId))
      .returning();
    if (!row) throw notFound();
    emit({ type: "generation.deleted", userId: user.id, sessionId: row.sessionId, generationId });
  });
}

/**
 * Undoes `deleteGeneration` and `pruneGeneration`: brings the step back, and what went with it in the same moment.
 * @throws {AppError} not_found for a step that is not deleted, and for one that was given up, too
 */
export async function restoreGeneration(user: Owner, generationId: string): Promise<void> {
  await withEvents(async (tx, emit) => {
    const mine = eq(imageGenerations.userId, user.id);
    const [root] = await tx
      .select({ deletedAt: imageGenerations.deletedAt })
      .from(imageGenerations)
      .where(and(eq(imageGenerations.id, generationId), mine, isInTrash(imageGenerations.deletedAt)));
    if (!root?.deletedAt) throw notFound();
    const rows = await tx
      .update(imageGenerations)
      .set({ deletedAt: null })
      .where(
        and(
          mine,
          eq(imageGenerations.deletedAt, root.deletedAt),
          inArray(imageGenerations.id, branchOf(user, generationId)),
        ),
      )
      .returning({ id: imageGenerations.id, sessionId: imageGenerations.sessionId });
    const restored = rows.find(({ id }) => id === generationId);
    if (!restored) throw notFound();
    const data = rows.length > 1 ? { branch: true } : {};
    emit({
      type: "generation.restored",
      userId: user.id,
      sessionId: restored.sessionId,
      generationId,
      data,
    });
  });
}
