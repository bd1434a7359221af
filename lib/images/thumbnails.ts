import { type SQL, sql } from "drizzle-orm";
import { imageAssets, imageGenerations } from "#db/schema/images.ts";

/** The id of the first picture that is left in a session, in SQL; null without any. */
export function firstPictureOf(sessionId: SQL): SQL<string | null> {
  return sql`(select ${imageAssets.id} from ${imageAssets}
    join ${imageGenerations} on ${imageGenerations.id} = ${imageAssets.generationId}
    where ${imageGenerations.sessionId} = ${sessionId} and ${imageGenerations.deletedAt} is null
      and ${imageAssets.role} = 'output' and ${imageAssets.deletedAt} is null
    order by ${imageGenerations.createdAt}, ${imageAssets.position} limit 1)`;
}
