import { and, asc, count, eq, sql } from "drizzle-orm";
import { db } from "#db/index.ts";
import { type GenerationRow, imageGenerations } from "#db/schema/images.ts";
import { imagePreferences } from "#db/schema/preferences.ts";
import { PAGE_LIMIT } from "#lib/images/constants.ts";
import { getOwnedGeneration } from "#lib/images/owned-generation.ts";
import type { Owner } from "#lib/images/owner.ts";
import { loadProviders } from "#lib/images/provider-settings/load.ts";
import { toRetryView } from "#lib/images/state-views.ts";
import { findLineTimes } from "./line-times.ts";
import { isUnderWay, isWaiting, type QueueRow, queueRows, toQueueStepView } from "./queue-rows.ts";
import type { QueueCountsView, QueueView, RunningStepView } from "./queue-views.ts";
import { listRecentlyFailed } from "./recently-failed.ts";
import type { QueueQuery } from "./schemas.ts";

/** What of the user's runs, waits and failed lately. @throws {AppError} not_found for an unknown `after` */
export async function getQueue(
  user: Owner,
  { after, limit = PAGE_LIMIT.max }: QueueQuery,
): Promise<QueueView> {
  const last = after ? await getOwnedGeneration(db(), user, after) : null;
  const [counts, running, rows, ahead, recentlyFailed] = await Promise.all([
    getQueueCounts(user),
    queueRows(user, isUnderWay)
      .orderBy(asc(imageGenerations.startedAt), asc(imageGenerations.queuePosition))
      .limit(PAGE_LIMIT.max),
    queueRows(user, and(isWaiting, last ? sql`${place} > ${placeOf(last)}` : undefined))
      .orderBy(asc(imageGenerations.queuePosition), asc(imageGenerations.id))
      .limit(limit + 1),
    last ? countUpTo(user, last) : 0,
    listRecentlyFailed(user),
    loadProviders(),
  ]);
  const times = await findLineTimes(user, running);
  const waiting = rows.slice(0, limit).map((row, index) => ({
    ...toQueueStepView(row),
    place: ahead + index + 1,
    waitsForStep: row.waitsForStep,
    retry: toRetryView(row),
    expectedDurationMs: times.get(row.id)?.durationMs ?? null,
    expectedStartInMs: counts.paused ? null : (times.get(row.id)?.startInMs ?? null),
  }));
  return {
    counts,
    running: running.map(toRunningView),
    waiting,
    nextAfter: rows.length > limit ? (waiting.at(-1)?.id ?? null) : null,
    recentlyFailed,
  };
}

export async function getQueueCounts(user: Owner): Promise<QueueCountsView> {
  const [[underWay], [inLine], [preferences]] = await Promise.all([
    countSteps(user, isUnderWay),
    countSteps(user, isWaiting),
    db()
      .select({ pausedAt: imagePreferences.queuePausedAt })
      .from(imagePreferences)
      .where(eq(imagePreferences.userId, user.id)),
  ]);
  return {
    paused: Boolean(preferences?.pausedAt),
    running: underWay?.steps ?? 0,
    waiting: inLine?.steps ?? 0,
  };
}

const place = sql`(${imageGenerations.queuePosition}, ${imageGenerations.id})`;
const placeOf = ({ queuePosition, id }: GenerationRow) => sql`(${queuePosition}::float8, ${id})`;

async function countUpTo(user: Owner, row: GenerationRow): Promise<number> {
  const [ahead] = await countSteps(user, and(isWaiting, sql`${place} <= ${placeOf(row)}`));
  return ahead?.steps ?? 0;
}

async function countSteps(user: Owner, condition: typeof isWaiting) {
  return await db()
    .select({ steps: count() })
    .from(imageGenerations)
    .where(and(eq(imageGenerations.userId, user.id), condition));
}

function toRunningView(row: QueueRow): RunningStepView {
  return {
    ...toQueueStepView(row),
    status: row.status === "running" ? "running" : "starting",
    progress: row.progress,
    vendorPosition: row.vendorPosition,
    retry: toRetryView(row),
    startedAt: row.startedAt?.toISOString() ?? null,
    expectedDurationMs: row.expectedDurationMs,
    cancelRequested: row.cancelRequestedAt !== null,
  };
}
