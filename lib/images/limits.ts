import { and, asc, count, eq, type SQL, sql } from "drizzle-orm";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { type Db, db, type Tx } from "#db/index.ts";
import { imageGenerations } from "#db/schema/images.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { wasAskedFor } from "./copied-steps.ts";
import type { Owner } from "./owner.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const inLastDay = sql`${imageGenerations.createdAt} > now() - interval '24 hours'`;

/** @throws {AppError} limit_exceeded when the user changed things too often in the last minute */
export async function limitRequests(user: Owner): Promise<void> {
  await consume("requests", user.id, env().LIMIT_REQUESTS_PER_MINUTE);
}

/** As `limitRequests`, counted apart: typing for a minute must not keep a picture from being asked for. */
export async function limitDraftSaves(user: Owner): Promise<void> {
  await consume("drafts", user.id, env().LIMIT_REQUESTS_PER_MINUTE);
}

/** @throws {AppError} limit_exceeded when one image session was asked for too many pictures in the last minute */
export async function limitSessionGenerations(user: Owner, sessionId: string): Promise<void> {
  await consume("session", `${user.id}:${sessionId}`, env().LIMIT_SESSION_GENERATIONS_PER_MINUTE);
}

/** How many more generations the user may ask for now; null without a daily limit. */
export async function countLeftToday(on: Db, user: Owner): Promise<number | null> {
  const cap = env().LIMIT_GENERATIONS_PER_DAY;
  if (cap === 0) return null;
  const [used] = await on.select({ steps: count() }).from(imageGenerations).where(ofLastDay(user));
  return Math.max(0, cap - (used?.steps ?? 0));
}

/**
 * The daily cap. Run it in the transaction that adds the generations, after `lockPlaces`: then parallel requests
 * cannot slip through together.
 * @throws {AppError} limit_exceeded, with the time until the oldest of the last 24 hours drops out
 */
export async function assertWithinDay(tx: Tx, user: Owner, wanted = 1): Promise<void> {
  const left = await countLeftToday(tx, user);
  if (left === null || wanted <= left) return;
  const [oldest] = await tx
    .select({ createdAt: imageGenerations.createdAt })
    .from(imageGenerations)
    .where(ofLastDay(user))
    .orderBy(asc(imageGenerations.createdAt))
    .limit(1);
  throw new AppError("limit_exceeded", describeDay(wanted, left), {
    retryAfterMs: oldest ? Math.max(1000, oldest.createdAt.getTime() + DAY_MS - Date.now()) : DAY_MS,
  });
}

/** Why `wanted` generations are too many when `left` of today's are left. */
export function describeDay(wanted: number, left: number): string {
  const cap = env().LIMIT_GENERATIONS_PER_DAY;
  return left === 0
    ? `You have used today's ${cap} generations. Nothing was started. The next one is free as the oldest turns 24 hours old.`
    : `This needs ${wanted} generations, and ${left} of today's ${cap} are left. Nothing was started.`;
}

function ofLastDay(user: Owner): SQL | undefined {
  return and(eq(imageGenerations.userId, user.id), inLastDay, wasAskedFor());
}

const holder = globalThis as typeof globalThis & { studioLimiters?: Map<string, RateLimiterPostgres> };

async function consume(kind: string, key: string, points: number): Promise<void> {
  if (points === 0) return;
  try {
    await limiter(kind, points).consume(key);
  } catch (rejected) {
    if (!(rejected instanceof RateLimiterRes)) throw rejected;
    const seconds = Math.max(1, Math.ceil(rejected.msBeforeNext / 1000));
    throw new AppError("limit_exceeded", `That was a lot at once. Try again in ${seconds} s.`, {
      retryAfterMs: seconds * 1000,
    });
  }
}

function limiter(kind: string, points: number): RateLimiterPostgres {
  holder.studioLimiters ??= new Map();
  const known = holder.studioLimiters.get(kind);
  if (known) return known;
  const made = new RateLimiterPostgres({
    storeClient: db().$client,
    tableName: "rate_limiter_counters",
    tableCreated: true,
    keyPrefix: kind,
    points,
    duration: 60,
    // Whoever is over the limit is answered from memory, not from the database.
    inMemoryBlockOnConsumed: points + 1,
  });
  holder.studioLimiters.set(kind, made);
  return made;
}
