import { and, eq, isNull, sql } from "drizzle-orm";
import { type Db, db } from "#db/index.ts";
import { imageDrafts } from "#db/schema/drafts.ts";
import { withEvents } from "./events.ts";
import type { Owner } from "./owner.ts";
import type { DraftBody } from "./schemas.ts";
import { getOwnedSession } from "./sessions.ts";
import { type DraftView, toDraftView } from "./views.ts";

/** What is to be kept, and the version it was written on top of: 0 where there was none. */
type DraftChange = { version: number; body: DraftBody };

/** `current` is what is kept now: when it was not `saved`, what somebody else wrote meanwhile. */
type DraftSaved = { saved: boolean; current: DraftView };

/**
 * What is typed and not sent in a session, or with null on the page that begins one.
 * @throws {AppError} not_found for a session that is not the user's
 */
export async function getDraft(user: Owner, sessionId: string | null): Promise<DraftView | null> {
  if (sessionId) await getOwnedSession(db(), user, sessionId);
  return await findDraft(db(), user, sessionId);
}

/**
 * Keeps a draft, unless another window has kept a newer one than it was written on.
 * @throws {AppError} not_found for a session that is not the user's
 */
export async function saveDraft(
  user: Owner,
  sessionId: string | null,
  { version, body }: DraftChange,
): Promise<DraftSaved> {
  return await withEvents(async (tx, emit) => {
    if (sessionId) await getOwnedSession(tx, user, sessionId);
    const [row] = await tx
      .insert(imageDrafts)
      .values({ userId: user.id, sessionId, body: toStorable(body) })
      .onConflictDoUpdate({
        target: [imageDrafts.userId, imageDrafts.sessionId],
        set: {
          body: sql`excluded.body`,
          version: sql`${imageDrafts.version} + 1`,
          updatedAt: sql`now()`,
        },
        setWhere: eq(imageDrafts.version, version),
      })
      .returning();
    if (row) {
      emit({
        type: "draft.updated",
        userId: user.id,
        sessionId: sessionId ?? undefined,
        data: { version: row.version },
      });
      return { saved: true, current: toDraftView(row) };
    }
    const current = await findDraft(tx, user, sessionId);
    if (!current) throw new Error("The draft that was in the way is gone");
    return { saved: false, current };
  });
}

async function findDraft(on: Db, user: Owner, sessionId: string | null): Promise<DraftView | null> {
  const place = sessionId ? eq(imageDrafts.sessionId, sessionId) : isNull(imageDrafts.sessionId);
  const [row] = await on
    .select()
    .from(imageDrafts)
    .where(and(eq(imageDrafts.userId, user.id), place));
  return row ? toDraftView(row) : null;
}

/** Without the two things PostgreSQL's jsonb cannot hold, NUL and half a character: refusing them would lose the rest. */
function toStorable(body: DraftBody): DraftBody {
  const text = JSON.stringify(body);
  // A pair of backslashes is matched first, so that a typed "\u0000" is left alone.
  const storable = text.replace(/\\(?:\\|u0000|ud[89a-f][0-9a-f]{2})/g, (found) =>
    found === "\\\\" ? found : "\ufffd",
  );
  return JSON.parse(storable) as DraftBody;
}
