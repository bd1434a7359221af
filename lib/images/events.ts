import { and, asc, eq, gt, lt, min, sql } from "drizzle-orm";
import { db, type Tx } from "#db/index.ts";
import { imageEventSequences } from "#db/schema/event-sequences.ts";
import { type EventRow, imageGenerationEvents } from "#db/schema/images.ts";
import { signal } from "#lib/events.ts";
import type { EventType } from "./constants.ts";
import type { Owner } from "./owner.ts";

export type NewEvent = {
  type: EventType;
  userId: string;
  /** Absent for what concerns all of the user's sessions. */
  sessionId?: string;
  generationId?: string;
  data?: Record<string, unknown>;
};

/**
 * Runs `work` in one transaction that also writes the events it emits, and signals their users after the commit.
 * Events are numbered last, because from then on the transaction holds up every other event of that user.
 */
export async function withEvents<T>(
  work: (tx: Tx, emit: (event: NewEvent) => void) => Promise<T>,
): Promise<T> {
  const users = new Set<string>();
  const result = await db().transaction(async (tx) => {
    const emitted: NewEvent[] = [];
    const value = await work(tx, (event) => emitted.push(event));
    // Sorted by user, so that two transactions never wait for each other's counters crosswise.
    for (const userId of [...new Set(emitted.map((event) => event.userId))].sort()) {
      users.add(userId);
      await insertEvents(
        tx,
        userId,
        emitted.filter((event) => event.userId === userId),
      );
    }
    return value;
  });
  for (const userId of users) signal({ userId });
  return result;
}

async function insertEvents(tx: Tx, userId: string, events: NewEvent[]): Promise<void> {
  const [counter] = await tx
    .insert(imageEventSequences)
    .values({ userId, lastSequence: events.length })
    .onConflictDoUpdate({
      target: imageEventSequences.userId,
      set: { lastSequence: sql`${imageEventSequences.lastSequence} + ${events.length}` },
    })
    .returning();
  if (!counter) throw new Error("The event counter was not returned");
  const first = counter.lastSequence - events.length + 1;
  await tx
    .insert(imageGenerationEvents)
    .values(events.map((event, index) => ({ ...event, sequence: first + index })));
}

/** The user's events after `sequence`, oldest first. */
export async function listEventsAfter(user: Owner, sequence: number, limit: number): Promise<EventRow[]> {
  return await db()
    .select()
    .from(imageGenerationEvents)
    .where(and(eq(imageGenerationEvents.userId, user.id), gt(imageGenerationEvents.sequence, sequence)))
    .orderBy(asc(imageGenerationEvents.sequence))
    .limit(limit);
}

/** The newest sequence of a user, 0 before the first, and the oldest one still kept, or else the next to come. */
export type EventRange = { last: number; oldest: number };

export async function getEventRange(user: Owner): Promise<EventRange> {
  const [counter] = await db()
    .select({ last: imageEventSequences.lastSequence })
    .from(imageEventSequences)
    .where(eq(imageEventSequences.userId, user.id));
  const [kept] = await db()
    .select({ oldest: min(imageGenerationEvents.sequence) })
    .from(imageGenerationEvents)
    .where(eq(imageGenerationEvents.userId, user.id));
  const last = counter?.last ?? 0;
  return { last, oldest: kept?.oldest ?? last + 1 };
}

/** A page that was away longer than this loads everything again, so nobody needs older events. */
const KEPT_FOR = sql`interval '7 days'`;

export async function deleteOldEvents(): Promise<void> {
  await db()
    .delete(imageGenerationEvents)
    .where(lt(imageGenerationEvents.createdAt, sql`now() - ${KEPT_FOR}`));
}
