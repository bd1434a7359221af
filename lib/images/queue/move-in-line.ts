import { and, eq, max, ne, type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import { type GenerationRow, imageGenerations } from "#db/schema/images.ts";
import { AppError } from "#lib/errors.ts";
import { lockPlaces } from "#lib/images/admission.ts";
import { withEvents } from "#lib/images/events.ts";
import { getOwnedGeneration } from "#lib/images/owned-generation.ts";
import type { Owner } from "#lib/images/owner.ts";
import { isWaiting } from "./queue-rows.ts";
import type { MoveInput } from "./schemas.ts";

/** Neighbours this close are spread out first. A double of today's seconds tells 0.0000003 apart. */
const GAP_MIN = 0.000_01;

/**
 * Moves a waiting step in its owner's line. Before another step means where that one stands, or stood when it started.
 * @throws {AppError} not_found; conflict when the step has been handed to the workers or has ended
 */
export async function moveInLine(user: Owner, generationId: string, where: MoveInput): Promise<void> {
  await withEvents(async (tx, emit) => {
    await lockPlaces(tx, user.id);
    const step = await getOwnedGeneration(tx, user, generationId);
    if (step.status !== "queued" || step.admittedAt !== null) {
      throw new AppError("conflict", "This step has started or ended and cannot be moved any more.");
    }
    const queuePosition = await positionAt(tx, user, step, where);
    await tx
      .update(imageGenerations)
      .set({ queuePosition })
      .where(and(eq(imageGenerations.id, step.id), eq(imageGenerations.userId, user.id)));
    emit({ type: "queue.updated", userId: user.id });
  });
}

/** Ahead of every waiting step of the user. Run it after `lockPlaces`. */
export function frontOfLine(user: Owner): SQL<number> {
  return sql`(
    select coalesce(min(queue_position) - 1, extract(epoch from clock_timestamp())) from ${imageGenerations}
    where user_id = ${user.id} and status = 'queued' and admitted_at is null
  )`;
}

async function positionAt(tx: Tx, user: Owner, step: GenerationRow, where: MoveInput): Promise<SQL | number> {
  if ("beforeGenerationId" in where) {
    if (where.beforeGenerationId === step.id) return step.queuePosition;
    return await positionBefore(tx, user, step, where.beforeGenerationId);
  }
  return where.to === "front" ? frontOfLine(user) : endOfLine(user);
}

/** Behind every waiting step, and before every one that will be asked for. */
function endOfLine(user: Owner): SQL<number> {
  return sql`(
    select greatest(max(queue_position) + ${GAP_MIN}, extract(epoch from clock_timestamp())) from ${imageGenerations}
    where user_id = ${user.id} and status = 'queued' and admitted_at is null
  )`;
}

async function positionBefore(tx: Tx, user: Owner, step: GenerationRow, beforeId: string): Promise<number> {
  for (const spread of [false, true]) {
    if (spread) await spreadLine(tx, user);
    const next = await getOwnedGeneration(tx, user, beforeId);
    const previous = await lastPositionBefore(tx, user, step, next);
    if (previous === null) return next.queuePosition - 1;
    if (next.queuePosition - previous >= GAP_MIN) return (previous + next.queuePosition) / 2;
  }
  throw new Error("Steps that were spread out still stand too close");
}

async function lastPositionBefore(
  tx: Tx,
  user: Owner,
  step: GenerationRow,
  next: GenerationRow,
): Promise<number | null> {
  const [last] = await tx
    .select({ position: max(imageGenerations.queuePosition) })
    .from(imageGenerations)
    .where(
      and(
        eq(imageGenerations.userId, user.id),
        isWaiting,
        ne(imageGenerations.id, step.id),
        sql`(${imageGenerations.queuePosition}, ${imageGenerations.id}) < (${next.queuePosition}::float8, ${next.id})`,
      ),
    );
  return last?.position ?? null;
}

/** Puts a second between the waiting steps, the last one at now, so that new ones still come behind. */
async function spreadLine(tx: Tx, user: Owner): Promise<void> {
  await tx.execute(sql`
    with line as (
      select id, row_number() over (order by queue_position desc, id desc) as from_end from ${imageGenerations}
      where user_id = ${user.id} and status = 'queued' and admitted_at is null
    )
    update ${imageGenerations} as step set queue_position = extract(epoch from clock_timestamp()) - line.from_end
    from line where step.id = line.id and step.user_id = ${user.id}`);
}
