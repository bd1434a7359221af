import { not, type SQL, sql } from "drizzle-orm";
import { type GenerationRow, imageGenerations } from "#db/schema/images.ts";

/** Of the keys of copied steps. No request can name such a key, because of its space. */
export const COPY_KEY_PREFIX = "copy ";

/** The condition on a step that it was asked for, and is no copy of one that was: a copy uses no model. */
export function wasAskedFor(): SQL {
  return not(sql`${imageGenerations.idempotencyKey} like ${`${COPY_KEY_PREFIX}%`}`);
}

/** Whether it is a copy, as a row tells. */
export function isCopiedStep({ idempotencyKey }: Pick<GenerationRow, "idempotencyKey">): boolean {
  return idempotencyKey.startsWith(COPY_KEY_PREFIX);
}
