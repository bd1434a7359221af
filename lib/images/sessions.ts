import { and, desc, eq, gt, ilike, inArray, isNotNull, isNull, lt, lte, or, sql } from "drizzle-orm";
import { type Db, db } from "#db/index.ts";
import { type ImageSessionRow, imageGenerations, imageSessions } from "#db/schema/images.ts";
import { notFound } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { cancelGeneration } from "./cancel-generation.ts";
import { PAGE_LIMIT, STEPS_PAGE_LIMIT } from "./constants.ts";
import { decodeCursor, encodeCursor } from "./cursors.ts";
import { withEvents } from "./events.ts";
import { listGenerations } from "./generations.ts";
import type { Owner } from "./owner.ts";
import type { CreateSessionInput, PageQuery, SessionListQuery } from "./schemas.ts";
import { assetUrl, type SessionListView, type SessionPageView, toSessionView } from "./views.ts";

export async function createSession(user: Owner, input: CreateSessionInput): Promise<ImageSessionRow> {
  const [row] = await db()
    .insert(imageSessions)
    .values({ id: newId("imageSession"), userId: user.id, ...input })
    .returning();
  if (!row) throw new Error("The new session was not returned");
  return row;
}

/** Newest update first. `q` looks in titles and prompts. */
export async function listSessions(user: Owner, query: SessionListQuery): Promise<SessionListView> {
  const limit = query.limit ?? PAGE_LIMIT.default;
  const rows = await sessionPage(user, query).limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    sessions: page.map(({ session, prompt, generationCount }) => ({
      ...toSessionView(session),
      thumbnailUrl: session.thumbnailAssetId ? assetUrl(session.thumbnailAssetId) : null,
      prompt,
      generationCount,
    })),
    nextCursor: last ? encodeCursor({ at: last.session.updatedAt, id: last.session.id }) : null,
  };
}

/** Exported for the test that reads its plan. */
export function sessionPage(user: Owner, { cursor, q }: SessionListQuery) {
  const steps = sql`${imageGenerations.sessionId} = ${imageSessions.id} and ${imageGenerations.userId} = ${user.id}`;
  return db()
    .select({
      session: imageSessions,
      prompt: sql<string | null>`(select ${imageGenerations.prompt} from ${imageGenerations}
        where ${steps} order by ${imageGenerations.createdAt}, ${imageGenerations.id} limit 1)`,
      generationCount: sql<number>`(select count(*)::int from ${imageGenerations}
        where ${steps} and ${imageGenerations.deletedAt} is null)`,
    })
    .from(imageSessions)
    .where(
      and(eq(imageSessions.userId, user.id), isNull(imageSessions.deletedAt), after(cursor), matching(q)),
    )
    .orderBy(desc(imageSessions.updatedAt), imageSessions.id)
    .$dynamic();
}

function after(cursor: string | undefined) {
  if (!cursor) return undefined;
  const { at, id } = decodeCursor(cursor);
  // The first condition says nothing new, but it is where the index starts to read.
  return and(lte(imageSessions.updatedAt, at), or(lt(imageSessions.updatedAt, at), gt(imageSessions.id, id)));
}

function matching(q: string | undefined) {
  if (!q) return undefined;
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  return or(
    ilike(imageSessions.title, pattern),
    sql`exists (select 1 from ${imageGenerations} where ${imageGenerations.sessionId} = ${imageSessions.id}
      and ${imageGenerations.userId} = ${imageSessions.userId} and ${imageGenerations.deletedAt} is null
      and ${imageGenerations.prompt} ilike ${pattern})`,
  );
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

/** @throws {AppError} not_found */
export async function renameSession(user: Owner, sessionId: string, title: string): Promise<ImageSessionRow> {
  return await updateSession(user, sessionId, { title });
}

/** Soft: it can be restored. Its work under way is canceled. @throws {AppError} not_found */
export async function deleteSession(user: Owner, sessionId: string): Promise<void> {
  await updateSession(user, sessionId, { deletedAt: sql`now()` });
  // After it is gone, so that no new step can slip in.
  for (const id of await unfinishedSteps(user, sessionId)) await cancelGeneration(user, id);
}

async function unfinishedSteps(user: Owner, sessionId: string): Promise<string[]> {
  const rows = await db()
    .select({ id: imageGenerations.id })
    .from(imageGenerations)
    .where(
      and(
        eq(imageGenerations.sessionId, sessionId),
        eq(imageGenerations.userId, user.id),
        inArray(imageGenerations.status, ["queued", "running"]),
        isNull(imageGenerations.deletedAt),
      ),
    );
  return rows.map((row) => row.id);
}

/** Undoes `deleteSession`. @throws {AppError} not_found for a session that is not deleted, too */
export async function restoreSession(user: Owner, sessionId: string): Promise<void> {
  await withEvents(async (tx, emit) => {
    const [row] = await tx
      .update(imageSessions)
      .set({ deletedAt: null })
      .where(
        and(
          eq(imageSessions.id, sessionId),
          eq(imageSessions.userId, user.id),
          isNotNull(imageSessions.deletedAt),
        ),
      )
      .returning();
    if (!row) throw notFound();
    emit({ type: "session.updated", userId: user.id, sessionId });
  });
}

type SessionChange = { title: string } | { deletedAt: ReturnType<typeof sql> };

async function updateSession(
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
