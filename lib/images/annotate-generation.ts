import { sql } from "drizzle-orm";
import { imageGenerations } from "#db/schema/images.ts";
import { notFound } from "#lib/errors.ts";
import { withEvents } from "./events.ts";
import { ownedGeneration } from "./owned-generation.ts";
import type { Owner } from "./owner.ts";
import type { AnnotateInput } from "./schemas.ts";

/** Names, stars or folds a step; what is absent stays. @throws {AppError} not_found */
export async function annotateGeneration(
  user: Owner,
  generationId: string,
  { label, starred, folded }: AnnotateInput,
): Promise<void> {
  await withEvents(async (tx, emit) => {
    const [row] = await tx
      .update(imageGenerations)
      .set({
        ...(label !== undefined && { label }),
        ...(starred !== undefined && { starredAt: starred ? firstStarredAt : null }),
        ...(folded !== undefined && { folded }),
      })
      .where(ownedGeneration(user, generationId))
      .returning({ sessionId: imageGenerations.sessionId });
    if (!row) throw notFound();
    emit({ type: "generation.updated", userId: user.id, sessionId: row.sessionId, generationId });
  });
}

/** A second star does not make the first one younger. */
const firstStarredAt = sql`coalesce(${imageGenerations.starredAt}, now())`;
