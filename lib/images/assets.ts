import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { ZodType } from "zod";
import { type Db, db, type Tx } from "#db/index.ts";
import { type AssetRow, imageAssets, imageSessions } from "#db/schema/images.ts";
import { invalidField, notFound } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { putBytes } from "./asset-bytes.ts";
import type { UploadRole } from "./constants.ts";
import { MarkupStrokes } from "./markup-strokes.ts";
import type { Owner } from "./owner.ts";
import { MaskStrokes } from "./schemas.ts";
import { normalizeUpload, type Picture } from "./upload-pictures.ts";

type Strokes = MaskStrokes | MarkupStrokes;

export type NewUpload = {
  bytes: Buffer;
  role: UploadRole;
  sessionId?: string;
  /** The picture a mask or an overlay is for; checked for size when given. */
  sourceAssetId?: string;
  /** How a mask or an overlay was painted. */
  strokes?: Strokes;
};

/**
 * Stores an uploaded picture. The same picture uploaded again in the same role is the asset that is already there,
 * unless it was painted otherwise.
 * @throws {AppError} for what is not a usable picture, or a session, source or base that is not the user's
 */
export async function createUpload(user: Owner, upload: NewUpload): Promise<AssetRow> {
  if (upload.sessionId) await assertOwnsSession(user, upload.sessionId);
  const source = upload.sourceAssetId ? await getAsset(user, upload.sourceAssetId) : null;
  if (upload.strokes) await assertPaintable(user, upload.role, upload.strokes);
  const picture = await normalizeUpload(upload.bytes, upload.role);
  if (source) assertSameSize(upload.role, picture, source);
  const sha256 = await putBytes(user.id, picture.bytes);
  return await insertUpload(user, upload, picture, sha256);
}

async function insertUpload(
  user: Owner,
  upload: NewUpload,
  picture: Picture,
  sha256: string,
): Promise<AssetRow> {
  return await db().transaction(async (tx) => {
    // The same picture sent several times at once is one asset.
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`upload ${user.id} ${upload.role} ${sha256}`}, 0))`,
    );
    const existing = await findUpload(tx, user, upload, sha256);
    if (existing && (!PAINTED[upload.role] || (await renewUpload(tx, existing)))) return existing;
    const [row] = await tx
      .insert(imageAssets)
      .values({
        id: newId("asset"),
        userId: user.id,
        sessionId: upload.sessionId ?? null,
        role: upload.role,
        sourceAssetId: upload.sourceAssetId ?? null,
        sha256,
        mimeType: picture.mimeType,
        sizeBytes: picture.bytes.length,
        width: picture.width,
        height: picture.height,
        strokes: upload.strokes,
      })
      .returning();
    if (!row) throw new Error("The new asset was not returned");
    return row;
  });
}

async function findUpload(
  tx: Tx,
  user: Owner,
  { role, strokes }: NewUpload,
  sha256: string,
): Promise<AssetRow | null> {
  const painted = strokes ? JSON.stringify(strokes) : null;
  const [row] = await tx
    .select()
    .from(imageAssets)
    .where(
      and(
        eq(imageAssets.userId, user.id),
        eq(imageAssets.sha256, sha256),
        eq(imageAssets.role, role),
        isNull(imageAssets.generationId),
        isNull(imageAssets.deletedAt),
        sql`${imageAssets.strokes} is not distinct from ${painted}::jsonb`,
      ),
    )
    .limit(1);
  return row ?? null;
}

/** It is as if it had just been painted: `sweepUploads` leaves it alone. False when that was faster. */
async function renewUpload(tx: Tx, { id, userId }: AssetRow): Promise<boolean> {
  const renewed = await tx
    .update(imageAssets)
    .set({ createdAt: sql`now()` })
    .where(and(eq(imageAssets.id, id), eq(imageAssets.userId, userId)))
    .returning({ id: imageAssets.id });
  return renewed.length > 0;
}

const PAINTED: Partial<Record<UploadRole, { strokes: ZodType; are: string }>> = {
  mask: { strokes: MaskStrokes, are: "mask is" },
  markup: { strokes: MarkupStrokes, are: "drawn instructions are" },
};

async function assertPaintable(user: Owner, role: UploadRole, strokes: Strokes): Promise<void> {
  if (!PAINTED[role]?.strokes.safeParse(strokes).success) {
    throw invalidField("strokes", "This is not how such a picture is painted.");
  }
  if (strokes.baseAssetId) await getAsset(user, strokes.baseAssetId);
}

function assertSameSize(role: UploadRole, overlay: Picture, source: AssetRow): void {
  const painted = PAINTED[role];
  if (!painted || (overlay.width === source.width && overlay.height === source.height)) return;
  throw invalidField(
    "file",
    `The ${painted.are} ${overlay.width}×${overlay.height} and the source ${source.width}×${source.height}: they must be the same size.`,
  );
}

async function assertOwnsSession(user: Owner, sessionId: string): Promise<void> {
  const [found] = await db()
    .select({ id: imageSessions.id })
    .from(imageSessions)
    .where(
      and(
        eq(imageSessions.id, sessionId),
        eq(imageSessions.userId, user.id),
        isNull(imageSessions.deletedAt),
      ),
    );
  if (!found) throw notFound();
}

/** @throws {AppError} not_found */
export async function getAsset(user: Owner, assetId: string): Promise<AssetRow> {
  const [asset] = await findAssets(db(), user, [assetId]);
  if (!asset) throw notFound();
  return asset;
}

/** How a mask or an overlay was painted, or null for one that is a file. @throws {AppError} not_found */
export async function getStrokes(user: Owner, assetId: string): Promise<Strokes | null> {
  const { strokes } = await getAsset(user, assetId);
  return strokes;
}

/** Those of `assetIds` that are the user's, in any order. */
export async function findAssets(on: Db, user: Owner, assetIds: string[]): Promise<AssetRow[]> {
  if (assetIds.length === 0) return [];
  return await on
    .select()
    .from(imageAssets)
    .where(
      and(eq(imageAssets.userId, user.id), inArray(imageAssets.id, assetIds), isNull(imageAssets.deletedAt)),
    );
}
