import { and, desc, eq, sql } from "drizzle-orm";
import type { Db } from "#db/index.ts";
import { type GenerationRow, imageAssets, imageGenerations } from "#db/schema/images.ts";
import { sourcePixels } from "./queue-rows.ts";
import { type PastRun, usualDurationMs } from "./usual-duration.ts";

/** Of a model's newest runs, few enough to read at every claim and enough to find 20 alike among them. */
const HISTORY = 100;

type Step = Pick<GenerationRow, "provider" | "model" | "operation" | "params">;

/** What a step like this one took here lately, in milliseconds, without waiting in line; null when none has run. */
export async function findUsualDurationMs(
  on: Db,
  step: Step,
  sourcePixels: number | null,
): Promise<number | null> {
  return usualDurationMs({ ...step, sourcePixels }, await listPastRuns(on, step));
}

/** Newest first. Everybody's, because a model is as fast for one as for another: nothing but times and sizes leaves. */
export async function listPastRuns(
  on: Db,
  { provider, model }: Pick<Step, "provider" | "model">,
): Promise<PastRun[]> {
  const recent = on
    .select({
      id: imageGenerations.id,
      operation: imageGenerations.operation,
      params: imageGenerations.params,
      finishedAt: imageGenerations.finishedAt,
      durationMs:
        sql<number>`(extract(epoch from ${imageGenerations.finishedAt} - ${imageGenerations.startedAt}) * 1000)::float8`.as(
          "duration_ms",
        ),
    })
    .from(imageGenerations)
    .where(
      and(
        eq(imageGenerations.provider, provider),
        eq(imageGenerations.model, model),
        eq(imageGenerations.status, "succeeded"),
      ),
    )
    .orderBy(desc(imageGenerations.finishedAt))
    .limit(HISTORY)
    .as("recent");
  return await on
    .select({
      operation: recent.operation,
      params: recent.params,
      durationMs: recent.durationMs,
      sourcePixels,
    })
    .from(recent)
    .leftJoin(imageAssets, and(eq(imageAssets.generationId, recent.id), eq(imageAssets.role, "input")))
    .orderBy(desc(recent.finishedAt));
}

/** Pixels of the picture that a step changes; null without one. */
export async function findSourcePixels(
  on: Db,
  { id, userId }: Pick<GenerationRow, "id" | "userId">,
): Promise<number | null> {
  const [source] = await on
    .select({ width: imageAssets.width, height: imageAssets.height })
    .from(imageAssets)
    .where(
      and(eq(imageAssets.generationId, id), eq(imageAssets.userId, userId), eq(imageAssets.role, "input")),
    );
  return source ? source.width * source.height : null;
}
