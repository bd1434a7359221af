import { and, desc, eq, exists, gt, inArray, isNull, lt, notExists, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "#db/index.ts";
import { imageAssets, imageGenerations, imageSessions } from "#db/schema/images.ts";
import { decodeCursor, encodeCursor } from "./cursors.ts";
import type { Owner } from "./owner.ts";
import { promptHasWords } from "./prompt-words.ts";
import type { LibraryQuery } from "./schemas.ts";
import { getOwnedSession } from "./sessions.ts";
import { assetUrl, type LibraryView } from "./views.ts";

const PICTURES_PAGE_LIMIT = 40;

const others = alias(imageAssets, "others");

/**
 * The pictures of the user that a step can start from, newest first: outputs of steps that are not deleted, and uploads.
 * @throws {AppError} not_found for a session that is not the user's
 */
export async function listPictures(user: Owner, query: LibraryQuery): Promise<LibraryView> {
  if (query.sessionId) await getOwnedSession(db(), user, query.sessionId);
  const limit = query.limit ?? PICTURES_PAGE_LIMIT;
  const rows = await picturePage(user, query).limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    pictures: page.map((row) => ({
      ...row,
      url: assetUrl(row.assetId),
      createdAt: row.createdAt.toISOString(),
    })),
    nextCursor: last ? encodeCursor({ at: last.createdAt, id: last.assetId }) : null,
  };
}

function picturePage(user: Owner, { cursor, sessionId, kind, q }: LibraryQuery) {
  const output = and(
    eq(imageAssets.role, "output"),
    isNull(imageGenerations.deletedAt),
    isNull(imageSessions.deletedAt),
    promptHasWords(q),
    sessionId ? eq(imageAssets.sessionId, sessionId) : undefined,
  );
  // An upload has no words to find it by.
  const upload = q ? undefined : isUpload(sessionId);
  return db()
    .select({
      assetId: imageAssets.id,
      width: imageAssets.width,
      height: imageAssets.height,
      generationId: imageAssets.generationId,
      sessionId: imageAssets.sessionId,
      stepNumber: imageGenerations.stepNumber,
      prompt: imageGenerations.prompt,
      createdAt: imageAssets.createdAt,
    })
    .from(imageAssets)
    .leftJoin(imageGenerations, eq(imageGenerations.id, imageAssets.generationId))
    .leftJoin(imageSessions, eq(imageSessions.id, imageGenerations.sessionId))
    .where(
      and(
        eq(imageAssets.userId, user.id),
        isNull(imageAssets.deletedAt),
        kind === "uploads" ? (upload ?? sql`false`) : or(output, upload),
        after(cursor),
      ),
    )
    .orderBy(desc(imageAssets.createdAt), imageAssets.id)
    .$dynamic();
}

/** An upload itself, once for each picture, however it was used. Of a session: uploaded there or used there. */
function isUpload(sessionId: string | undefined): SQL | undefined {
  return and(
    inArray(imageAssets.role, ["input", "reference"]),
    isNull(imageAssets.generationId),
    or(eq(imageAssets.role, "input"), notExists(select(isSameAsSource))),
    sessionId ? or(eq(imageAssets.sessionId, sessionId), exists(select(isUseIn(sessionId)))) : undefined,
  );
}

const isSameAsSource = and(
  eq(others.userId, imageAssets.userId),
  eq(others.sha256, imageAssets.sha256),
  eq(others.role, "input"),
  isNull(others.generationId),
  isNull(others.deletedAt),
);

function isUseIn(sessionId: string): SQL | undefined {
  return and(eq(others.sourceAssetId, imageAssets.id), eq(others.sessionId, sessionId));
}

function select(condition: SQL | undefined) {
  return db().select({ one: sql`1` }).from(others).where(condition);
}

function after(cursor: string | undefined): SQL | undefined {
  if (!cursor) return undefined;
  const { at, id } = decodeCursor(cursor);
  return or(lt(imageAssets.createdAt, at), and(eq(imageAssets.createdAt, at), gt(imageAssets.id, id)));
}
