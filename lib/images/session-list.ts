import { and, desc, eq, gt, gte, isNotNull, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { db } from "#db/index.ts";
import { imageGenerations, imageSessions } from "#db/schema/images.ts";
import { PAGE_LIMIT } from "./constants.ts";
import { decodeCursor, encodeCursor } from "./cursors.ts";
import type { Owner } from "./owner.ts";
import type { SessionListQuery } from "./schemas.ts";
import { toSearchWords } from "./search-words.ts";
import { findMatches, hasStep, promptHas, titleHas } from "./session-search.ts";
import { assetUrl, type SessionListView, toSessionView } from "./views.ts";

/** Newest update first. `q` looks in titles and prompts; of a prompt that has it, the step is told. */
export async function listSessions(user: Owner, query: SessionListQuery): Promise<SessionListView> {
  const limit = query.limit ?? PAGE_LIMIT.default;
  const rows = await readRows(user, query, limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const ids = page.map(({ session }) => session.id);
  const matches = await findMatches(user, ids, query.q);
  return {
    sessions: page.map(({ session, prompt, generationCount }) => ({
      ...toSessionView(session),
      thumbnailUrl: session.thumbnailAssetId ? assetUrl(session.thumbnailAssetId) : null,
      prompt,
      generationCount,
      match: matches.get(session.id) ?? null,
    })),
    nextCursor: last ? encodeCursor({ at: last.session.updatedAt, id: last.session.id }) : null,
  };
}

type Row = Awaited<ReturnType<typeof sessionPage>>[number];

/** Titles and prompts are searched apart: of an `or` PostgreSQL would have to ask every session one by one. */
async function readRows(user: Owner, query: SessionListQuery, limit: number): Promise<Row[]> {
  if (!query.q) return await sessionPage(user, query).limit(limit);
  const words = toSearchWords(query.q);
  if (!words) return [];
  const found = await Promise.all([
    sessionPage(user, query, titleHas(words)).limit(limit),
    sessionPage(user, query, promptHas(user, words)).limit(limit),
  ]);
  const rows = new Map(found.flat().map((row) => [row.session.id, row]));
  return [...rows.values()].sort(inListOrder).slice(0, limit);
}

function inListOrder({ session: a }: Row, { session: b }: Row): number {
  return b.updatedAt.getTime() - a.updatedAt.getTime() || (a.id < b.id ? -1 : 1);
}

/** Exported for the test that reads its plan. */
export function sessionPage(user: Owner, query: SessionListQuery, condition?: SQL) {
  const steps = sql`${imageGenerations.sessionId} = ${imageSessions.id} and ${imageGenerations.userId} = ${user.id}`;
  return db()
    .select({
      session: imageSessions,
      prompt: sql<string | null>`(select ${imageGenerations.prompt} from ${imageGenerations}
        where ${steps} and ${imageGenerations.prompt} <> ''
        order by ${imageGenerations.createdAt}, ${imageGenerations.id} limit 1)`,
      generationCount: sql<number>`(select count(*)::int from ${imageGenerations}
        where ${steps} and ${imageGenerations.deletedAt} is null)`,
    })
    .from(imageSessions)
    .where(
      and(
        eq(imageSessions.userId, user.id),
        isNull(imageSessions.deletedAt),
        after(query.cursor),
        ...filters(user, query),
        condition,
      ),
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

function filters(user: Owner, { model, starred, from, to }: SessionListQuery): (SQL | undefined)[] {
  return [
    from && gte(imageSessions.updatedAt, from),
    to && lt(imageSessions.updatedAt, to),
    model ? hasStep(user, madeBy(model)) : undefined,
    starred && or(isNotNull(imageSessions.starredAt), hasStep(user, isNotNull(imageGenerations.starredAt))),
  ];
}

/** Only pictures count, not what was tried and failed; an index knows them by model. */
function madeBy(key: string): SQL | undefined {
  const slash = key.indexOf("/");
  return and(
    eq(imageGenerations.provider, key.slice(0, slash)),
    eq(imageGenerations.model, key.slice(slash + 1)),
    eq(imageGenerations.status, "succeeded"),
  );
}
