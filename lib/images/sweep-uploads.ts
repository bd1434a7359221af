import { and, gt, inArray, isNull, not, type SQL, sql } from "drizzle-orm";
import { db } from "#db/index.ts";
import { imageDrafts } from "#db/schema/drafts.ts";
import { imageAssets } from "#db/schema/images.ts";
import { log } from "#lib/log.ts";
import { isOutOfTrash } from "./trash.ts";

const BATCH = 200;

/**
 * Removes overlays that nothing uses and that were last uploaded as long ago as the trash keeps things: painting leaves one
 * behind with every pause. Other uploads stay, as somebody chose them. The bytes go with the next `sweepStorage`.
 */
export async function sweepUploads(): Promise<void> {
  let removed = 0;
  for (let batch = await findUnused(""); batch.length > 0; ) {
    const drafted = await idsInDrafts([...new Set(batch.map(({ userId }) => userId))]);
    const ids = batch.map(({ id }) => id);
    const gone = await db()
      .delete(imageAssets)
      .where(
        and(
          inArray(
            imageAssets.id,
            ids.filter((id) => !drafted.has(id)),
          ),
          // Once more: it may have been uploaded again meanwhile.
          isUnused,
        ),
      )
      .returning({ id: imageAssets.id });
    removed += gone.length;
    batch = await findUnused(ids.at(-1) ?? "");
  }
  if (removed > 0) log({ part: "sweep" }).info({ removed }, "unused overlays removed");
}

const isUsed: SQL = sql`exists (select 1 from ${imageAssets} used where used.source_asset_id = ${imageAssets.id})`;

/** The condition that another one was painted on top of it, which the strokes of that one say. */
const isBase: SQL = sql`exists (select 1 from ${imageAssets} painted
  where painted.user_id = ${imageAssets.userId} and painted.strokes ->> 'baseAssetId' = ${imageAssets.id})`;

const isUnused = and(
  inArray(imageAssets.role, ["mask", "markup"]),
  isNull(imageAssets.generationId),
  isOutOfTrash(imageAssets.createdAt),
  not(isUsed),
  not(isBase),
);

async function findUnused(afterId: string): Promise<{ id: string; userId: string }[]> {
  const { id, userId } = imageAssets;
  return await db()
    .select({ id, userId })
    .from(imageAssets)
    .where(and(gt(id, afterId), isUnused))
    .orderBy(id)
    .limit(BATCH);
}

/** Every asset that a draft of these people names, wherever in its body: the page alone knows its shape. */
async function idsInDrafts(userIds: string[]): Promise<Set<string>> {
  const found = sql<string>`(regexp_matches(${imageDrafts.body}::text, 'asset_[0-9a-f-]{36}', 'g'))[1]`;
  const rows = await db()
    .selectDistinct({ id: found })
    .from(imageDrafts)
    .where(inArray(imageDrafts.userId, userIds));
  return new Set(rows.map(({ id }) => id));
}
