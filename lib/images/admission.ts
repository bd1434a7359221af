import { and, eq, inArray, isNull, lt, lte, type SQL, sql } from "drizzle-orm";
import { db, type Tx } from "#db/index.ts";
import { imageGenerations } from "#db/schema/images.ts";
import { imagePreferences } from "#db/schema/preferences.ts";
import { env } from "#lib/env.ts";
import { sendGeneration } from "#lib/queue.ts";

/** How long an admitted step may wait for a worker before its delivery is sent again, in case it was lost. */
const RESEND_AFTER = sql`interval '15 seconds'`;

/**
 * Serialises what changes a user's places until `tx` ends. Take it first, in a statement of its own: a query that
 * waits for the lock in a subquery has already taken its snapshot, and the cap overshoots.
 */
export async function lockPlaces(tx: Tx, userId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('places ' || ${userId}, 0))`);
}

/**
 * Hands the user's first steps in line to the workers while the user has a free place. Call it in the transaction
 * that adds or ends a step, after `lockPlaces`.
 */
export async function admitWaiting(tx: Tx, userId: string): Promise<void> {
  const admitted = await tx
    .update(imageGenerations)
    .set({ admittedAt: sql`now()` })
    .where(and(eq(imageGenerations.userId, userId), inArray(imageGenerations.id, nextInLine(userId))))
    .returning({ id: imageGenerations.id });
  for (const { id } of admitted) await sendGeneration(tx, id);
}

/** Ids of as many waiting steps as the user has free places, the first in line first; none while they paused. */
function nextInLine(userId: string): SQL {
  const cap = env().LIMIT_CONCURRENT_GENERATIONS || 1000;
  const mine = sql`${imageGenerations.userId} = ${userId}`;
  return sql`(
    select ${imageGenerations.id} from ${imageGenerations}
    where ${mine} and ${imageGenerations.status} = 'queued' and ${imageGenerations.admittedAt} is null
      and ${imageGenerations.waitsForGenerationId} is null
      and (${imageGenerations.retryAt} is null or ${imageGenerations.retryAt} <= now())
      and not exists (
        select 1 from ${imagePreferences}
        where ${imagePreferences.userId} = ${userId} and ${imagePreferences.queuePausedAt} is not null
      )
    order by ${imageGenerations.queuePosition}, ${imageGenerations.id}
    limit greatest(0, ${cap} - (
      select count(*) from ${imageGenerations}
      where ${mine} and ${imageGenerations.status} in ('queued', 'running') and ${imageGenerations.admittedAt} is not null
    ))
  )`;
}

/** Admits what a crash between two commits left waiting, and sends lost deliveries again. For the worker's clock. */
export async function reconcileAdmission(): Promise<void> {
  await admitWhere(undefined);
  await resendLost();
}

/** Hands out the steps whose next try is due. For the worker's clock. */
export async function admitDueRetries(): Promise<void> {
  await admitWhere(lte(imageGenerations.retryAt, sql`now()`));
}

async function admitWhere(condition: SQL | undefined): Promise<void> {
  const users = await db()
    .selectDistinct({ userId: imageGenerations.userId })
    .from(imageGenerations)
    .where(and(eq(imageGenerations.status, "queued"), isNull(imageGenerations.admittedAt), condition));
  for (const { userId } of users) {
    await db().transaction(async (tx) => {
      await lockPlaces(tx, userId);
      await admitWaiting(tx, userId);
    });
  }
}

async function resendLost(): Promise<void> {
  await db().transaction(async (tx) => {
    const lost = await tx
      .select({ id: imageGenerations.id })
      .from(imageGenerations)
      .where(
        and(
          eq(imageGenerations.status, "queued"),
          lt(imageGenerations.admittedAt, sql`now() - ${RESEND_AFTER}`),
        ),
      )
      .limit(100)
      .for("no key update", { skipLocked: true });
    for (const { id } of lost) {
      await tx.update(imageGenerations).set({ admittedAt: sql`now()` }).where(eq(imageGenerations.id, id));
      await sendGeneration(tx, id);
    }
  });
}
