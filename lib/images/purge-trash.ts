import { and, inArray, not, notExists, notInArray, type SQL, sql } from "drizzle-orm";
import { db, type Tx } from "#db/index.ts";
import { imageGenerations, imageSessions } from "#db/schema/images.ts";
import { log } from "#lib/log.ts";
import { emptySteps, isEmptied, isNewest } from "./keep-number.ts";
import { firstPictureOf } from "./thumbnails.ts";
import { isOutOfTrash } from "./trash.ts";

/** Rows that one transaction removes, with all that hangs on them. */
const BATCH = 200;

/** Removes what has been in the trash for too long. Its bytes go with the next sweep that finds no row for them. */
export async function purgeTrash(): Promise<void> {
  const sessions = await inBatches(purgeSessions);
  const steps = await inBatches(purgeSteps);
  if (sessions + steps > 0) log({ part: "purge" }).info({ sessions, steps }, "old trash removed");
}

async function inBatches(purge: (tx: Tx) => Promise<number>): Promise<number> {
  let total = 0;
  for (;;) {
    const removed = await db().transaction(purge);
    total += removed;
    if (removed < BATCH) return total;
  }
}

/** What a worker may still write to, or the daily limit still counts, stays. */
const stillNeeded = sql`(${imageGenerations.status} in ('queued', 'running')
  or ${imageGenerations.createdAt} > now() - interval '24 hours')`;

async function purgeSessions(tx: Tx): Promise<number> {
  const needed = tx
    .select({ id: imageGenerations.id })
    .from(imageGenerations)
    .where(and(sql`${imageGenerations.sessionId} = ${imageSessions.id}`, stillNeeded));
  const old = await tx
    .select({ id: imageSessions.id })
    .from(imageSessions)
    .where(and(isOutOfTrash(imageSessions.deletedAt), notExists(needed)))
    .orderBy(imageSessions.id)
    .limit(BATCH)
    .for("update", { skipLocked: true });
  if (old.length === 0) return 0;
  await tx.delete(imageSessions).where(
    inArray(
      imageSessions.id,
      old.map((row) => row.id),
    ),
  );
  return old.length;
}

async function purgeSteps(tx: Tx): Promise<number> {
  const { id, sessionId, deletedAt } = imageGenerations;
  const old = await tx
    .select({ id, sessionId })
    .from(imageGenerations)
    .where(and(isOutOfTrash(deletedAt), sql`not ${stillNeeded}`, not(sql`(${isNewest} and ${isEmptied})`)))
    .orderBy(id)
    .limit(BATCH)
    .for("update", { skipLocked: true });
  if (old.length === 0) return 0;
  const ids = old.map((row) => row.id);
  await passOnChildren(tx, ids);
  await emptySteps(tx, ids);
  await tx.delete(imageGenerations).where(and(inArray(id, ids), not(isNewest)));
  await giveThumbnails(tx, [...new Set(old.map((row) => row.sessionId))]);
  return old.length;
}

/** Hangs the children of steps that go on the nearest step before them that stays, so that they keep their place. */
async function passOnChildren(tx: Tx, ids: string[]): Promise<void> {
  const { id, parentGenerationId } = imageGenerations;
  for (;;) {
    const goes: SQL = sql`${parentGenerationId} in ${ids}`;
    const moved = await tx
      .update(imageGenerations)
      .set({
        parentGenerationId: sql`(select up.parent_generation_id from ${imageGenerations} up
          where up.id = ${parentGenerationId})`,
      })
      .where(and(goes, notInArray(id, ids)))
      .returning({ id });
    if (moved.length === 0) return;
  }
}

/** Of sessions that have none any more: the first picture that is left. */
async function giveThumbnails(tx: Tx, sessionIds: string[]): Promise<void> {
  await tx
    .update(imageSessions)
    .set({ thumbnailAssetId: firstPictureOf(sql`${imageSessions.id}`) })
    .where(and(inArray(imageSessions.id, sessionIds), sql`${imageSessions.thumbnailAssetId} is null`));
}
