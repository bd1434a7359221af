import { and, desc, eq, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { db } from "#db/index.ts";
import { imageGenerations, imageSessions } from "#db/schema/images.ts";
import { PAGE_LIMIT, TRASH_KEPT_DAYS } from "./constants.ts";
import { decodeCursor, encodeCursor } from "./cursors.ts";
import type { Owner } from "./owner.ts";
import type { PageQuery } from "./schemas.ts";
import { firstPictures } from "./step-pictures.ts";
import type { TrashEntryView, TrashView } from "./trash-views.ts";
import { assetUrl } from "./views.ts";

const KEPT_FOR = sql.raw(`interval '${TRASH_KEPT_DAYS} days'`);
const KEPT_FOR_MS = TRASH_KEPT_DAYS * 24 * 60 * 60 * 1000;

/** The condition that what was thrown away can still be brought back. */
export function isInTrash(deletedAt: AnyPgColumn): SQL {
  return sql`${deletedAt} > now() - ${KEPT_FOR}`;
}

/** The condition that it was thrown away so long ago that it is to be removed. */
export function isOutOfTrash(deletedAt: AnyPgColumn): SQL {
  return sql`${deletedAt} <= now() - ${KEPT_FOR}`;
}

/** What was thrown away, newest first: sessions, and steps of sessions that are still there. */
export async function listTrash(user: Owner, { cursor, limit }: PageQuery): Promise<TrashView> {
  const size = limit ?? PAGE_LIMIT.default;
  const [sessions, steps] = await Promise.all([
    deletedSessions(user, cursor, size + 1),
    deletedSteps(user, cursor, size + 1),
  ]);
  const entries = [...sessions, ...steps].sort(inTrashOrder);
  const page = entries.slice(0, size);
  const last = entries.length > size ? page.at(-1) : undefined;
  return {
    entries: page,
    nextCursor: last ? encodeCursor({ at: new Date(last.deletedAt), id: last.id }) : null,
  };
}

async function deletedSessions(
  user: Owner,
  cursor: string | undefined,
  limit: number,
): Promise<TrashEntryView[]> {
  const steps = sql`${imageGenerations.sessionId} = ${imageSessions.id} and ${imageGenerations.userId} = ${user.id}
    and ${imageGenerations.deletedAt} is null`;
  const rows = await db()
    .select({
      session: imageSessions,
      prompt: sql<string | null>`(select ${imageGenerations.prompt} from ${imageGenerations}
        where ${steps} and ${imageGenerations.prompt} <> ''
        order by ${imageGenerations.createdAt}, ${imageGenerations.id} limit 1)`,
      stepCount: sql<number>`(select count(*)::int from ${imageGenerations} where ${steps})`,
    })
    .from(imageSessions)
    .where(
      and(
        eq(imageSessions.userId, user.id),
        isInTrash(imageSessions.deletedAt),
        after(cursor, imageSessions.deletedAt, imageSessions.id),
      ),
    )
    .orderBy(desc(imageSessions.deletedAt), imageSessions.id)
    .limit(limit);
  return rows.map(({ session, prompt, stepCount }) => ({
    id: session.id,
    kind: "session",
    sessionId: session.id,
    title: session.title,
    prompt,
    stepCount,
    stepNumbers: null,
    thumbnailUrl: session.thumbnailAssetId ? assetUrl(session.thumbnailAssetId) : null,
    ...lifetime(session.deletedAt),
  }));
}

/** Steps of one session that went at one instant went together: a branch. */
async function deletedSteps(
  user: Owner,
  cursor: string | undefined,
  limit: number,
): Promise<TrashEntryView[]> {
  const { id, sessionId, stepNumber, prompt, deletedAt, userId } = imageGenerations;
  const firstId = sql<string>`(array_agg(${id} order by ${stepNumber}))[1]`;
  const rows = await db()
    .select({
      id: firstId,
      sessionId,
      title: imageSessions.title,
      prompt: sql<string>`(array_agg(${prompt} order by ${stepNumber}))[1]`,
      stepCount: sql<number>`count(*)::int`,
      first: sql<number>`min(${stepNumber})`,
      last: sql<number>`max(${stepNumber})`,
      deletedAt,
    })
    .from(imageGenerations)
    .innerJoin(imageSessions, and(eq(imageSessions.id, sessionId), isNull(imageSessions.deletedAt)))
    .where(and(eq(userId, user.id), eq(imageSessions.userId, user.id), isInTrash(deletedAt)))
    .groupBy(sessionId, imageSessions.title, deletedAt)
    .having(after(cursor, deletedAt, firstId) ?? sql`true`)
    .orderBy(desc(deletedAt), firstId)
    .limit(limit);
  const pictures = await firstPictures(
    user,
    rows.map((row) => row.id),
  );
  return rows.map(({ first, last, ...row }) => ({
    ...row,
    kind: "steps",
    stepNumbers: [first, last],
    thumbnailUrl: pictures.get(row.id) ?? null,
    ...lifetime(row.deletedAt),
  }));
}

function after(
  cursor: string | undefined,
  deletedAt: AnyPgColumn,
  id: AnyPgColumn | SQL<string>,
): SQL | undefined {
  if (!cursor) return undefined;
  const place = decodeCursor(cursor);
  return and(lte(deletedAt, place.at), or(lt(deletedAt, place.at), sql`${id} > ${place.id}`));
}

/** What was never deleted is in no list of the trash. */
function lifetime(deletedAt: Date | null): Pick<TrashEntryView, "deletedAt" | "purgedAt"> {
  const at = deletedAt ?? new Date(0);
  return { deletedAt: at.toISOString(), purgedAt: new Date(at.getTime() + KEPT_FOR_MS).toISOString() };
}

function inTrashOrder(a: TrashEntryView, b: TrashEntryView): number {
  return Date.parse(b.deletedAt) - Date.parse(a.deletedAt) || (a.id < b.id ? -1 : 1);
}
