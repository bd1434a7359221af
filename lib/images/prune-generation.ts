import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import { type GenerationRow, imageGenerations } from "#db/schema/images.ts";
import { notFound } from "#lib/errors.ts";
import { admitWaiting, lockPlaces } from "./admission.ts";
import { cancelStep } from "./cancel-generation.ts";
import { withEvents } from "./events.ts";
import type { Owner } from "./owner.ts";
import { loadProviders } from "./provider-settings/load.ts";

/**
 * Takes a step and everything that hangs on it away, in one moment: `restoreGeneration` brings back exactly those.
 * Work under way in it is canceled. @returns how many steps went @throws {AppError} not_found
 */
export async function pruneGeneration(user: Owner, generationId: string): Promise<number> {
  await loadProviders();
  return await withEvents(async (tx, emit) => {
    await lockPlaces(tx, user.id);
    const rows = await lockBranch(tx, user, generationId);
    const root = rows.find(({ id }) => id === generationId);
    if (!root) throw notFound();
    for (const row of rows) await cancelStep(tx, emit, row);
    await admitWaiting(tx, user.id);
    const ids = rows.map(({ id }) => id);
    await tx
      .update(imageGenerations)
      .set({ deletedAt: sql`now()` })
      .where(and(eq(imageGenerations.userId, user.id), inArray(imageGenerations.id, ids)));
    const data = { branch: true };
    emit({ type: "generation.deleted", userId: user.id, sessionId: root.sessionId, generationId, data });
    return rows.length;
  });
}

/** Ids of a step and everything under it, also of what hangs on deleted steps. */
export function branchOf(user: Owner, generationId: string): SQL {
  return sql`(
    with recursive branch as (
      select id from ${imageGenerations} where id = ${generationId} and user_id = ${user.id}
      union
      select child.id from branch join ${imageGenerations} child on child.parent_generation_id = branch.id
      where child.user_id = ${user.id}
    )
    select id from branch
  )`;
}

async function lockBranch(tx: Tx, user: Owner, generationId: string): Promise<GenerationRow[]> {
  return await tx
    .select()
    .from(imageGenerations)
    .where(
      and(
        eq(imageGenerations.userId, user.id),
        inArray(imageGenerations.id, branchOf(user, generationId)),
        isNull(imageGenerations.deletedAt),
      ),
    )
    .orderBy(imageGenerations.id)
    .for("no key update");
}
