import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { db } from "#db/index.ts";
import { imageAssets } from "#db/schema/images.ts";
import type { Owner } from "./owner.ts";
import { assetUrl } from "./views.ts";

/** The address of the first picture of each of the steps that has one. */
export async function firstPictures(
  user: Owner,
  generationIds: string[],
): Promise<Map<string | null, string>> {
  if (generationIds.length === 0) return new Map();
  const rows = await db()
    .selectDistinctOn([imageAssets.generationId], {
      generationId: imageAssets.generationId,
      id: imageAssets.id,
    })
    .from(imageAssets)
    .where(
      and(
        inArray(imageAssets.generationId, generationIds),
        eq(imageAssets.userId, user.id),
        eq(imageAssets.role, "output"),
        isNull(imageAssets.deletedAt),
      ),
    )
    .orderBy(imageAssets.generationId, asc(imageAssets.position));
  return new Map(rows.map((row) => [row.generationId, assetUrl(row.id)]));
}
