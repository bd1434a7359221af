import { and, eq, isNull, type SQL } from "drizzle-orm";
import type { Db } from "#db/index.ts";
import { type GenerationRow, imageGenerations } from "#db/schema/images.ts";
import { notFound } from "#lib/errors.ts";
import type { Owner } from "./owner.ts";

/** @throws {AppError} not_found for a step that is missing, deleted or somebody else's */
export async function getOwnedGeneration(on: Db, user: Owner, generationId: string): Promise<GenerationRow> {
  const [row] = await on.select().from(imageGenerations).where(ownedGeneration(user, generationId));
  if (!row) throw notFound();
  return row;
}

/** The condition that a statement about one step carries. */
export function ownedGeneration(user: Owner, generationId: string): SQL | undefined {
  return and(
    eq(imageGenerations.id, generationId),
    eq(imageGenerations.userId, user.id),
    isNull(imageGenerations.deletedAt),
  );
}
