import { and, asc, eq } from "drizzle-orm";
import { db } from "#db/index.ts";
import { imageAssets, imageGenerations } from "#db/schema/images.ts";
import { env } from "#lib/env.ts";
import type { Owner } from "#lib/images/owner.ts";
import { expectedStartsMs } from "./expected-starts.ts";
import { isWaiting, type QueueRow, sourcePixels } from "./queue-rows.ts";
import { listPastRuns } from "./run-history.ts";
import { type PastRun, type RunKind, usualDurationMs } from "./usual-duration.ts";

/** Nobody needs to know when the step behind these starts. */
const LINE_MAX = 500;

type Times = { durationMs: number | null; startInMs: number | null };
type Kind = RunKind & Pick<QueueRow, "provider" | "model">;

/** How long each waiting step is likely to take and when it is likely to start, by its id. */
export async function findLineTimes(user: Owner, running: readonly QueueRow[]): Promise<Map<string, Times>> {
  const line = await listLine(user);
  if (line.length === 0) return new Map();
  const usual = await loadUsual([...running, ...line]);
  const waiting = line.map((step) => ({ id: step.id, remainingMs: usual(step) }));
  const startsMs = expectedStartsMs(
    running.map((step) => ({ remainingMs: remainingOf(step, usual(step)) })),
    waiting,
    Math.min(env().LIMIT_CONCURRENT_GENERATIONS || env().WORKER_CONCURRENCY, env().WORKER_CONCURRENCY),
  );
  return new Map(
    waiting.map(({ id, remainingMs }, index) => [
      id,
      { durationMs: remainingMs, startInMs: startsMs[index] ?? null },
    ]),
  );
}

async function listLine(user: Owner) {
  return await db()
    .select({
      id: imageGenerations.id,
      provider: imageGenerations.provider,
      model: imageGenerations.model,
      operation: imageGenerations.operation,
      params: imageGenerations.params,
      sourcePixels,
    })
    .from(imageGenerations)
    .leftJoin(
      imageAssets,
      and(
        eq(imageAssets.generationId, imageGenerations.id),
        eq(imageAssets.userId, user.id),
        eq(imageAssets.role, "input"),
      ),
    )
    .where(and(eq(imageGenerations.userId, user.id), isWaiting))
    .orderBy(asc(imageGenerations.queuePosition), asc(imageGenerations.id))
    .limit(LINE_MAX);
}

/** Reads the history of each model once. */
async function loadUsual(steps: readonly Kind[]): Promise<(step: Kind) => number | null> {
  const keyOf = ({ provider, model }: Kind) => `${provider} ${model}`;
  const models = new Map(steps.map((step) => [keyOf(step), step]));
  const histories = new Map<string, PastRun[]>();
  for (const [key, step] of models) histories.set(key, await listPastRuns(db(), step));
  return (step) => usualDurationMs(step, histories.get(keyOf(step)) ?? []);
}

function remainingOf({ startedAt, expectedDurationMs }: QueueRow, usualMs: number | null): number | null {
  const expectedMs = expectedDurationMs ?? usualMs;
  if (expectedMs === null || !startedAt) return expectedMs;
  return Math.max(0, expectedMs - (Date.now() - startedAt.getTime()));
}
