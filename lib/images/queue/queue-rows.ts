import { and, eq, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "#db/index.ts";
import { imageAssets, imageGenerations, imageSessions } from "#db/schema/images.ts";
import type { Owner } from "#lib/images/owner.ts";
import { findModel, findProvider } from "#lib/images/providers/index.ts";
import { assetUrl } from "#lib/images/views.ts";
import type { QueueStepView } from "./queue-views.ts";

const EXCERPT_LENGTH = 240;
const awaited = alias(imageGenerations, "awaited");

/** In line and free to be moved. */
export const isWaiting = and(eq(imageGenerations.status, "queued"), isNull(imageGenerations.admittedAt));

/** Running, or handed to the workers and about to. */
export const isUnderWay = or(
  eq(imageGenerations.status, "running"),
  and(eq(imageGenerations.status, "queued"), isNotNull(imageGenerations.admittedAt)),
);

/** Null without a source: of a left join with it. */
export const sourcePixels = sql<number | null>`${imageAssets.width} * ${imageAssets.height}`;

/** The columns of a step that the queue shows, for a statement that says which and in what order. */
export function queueRows(user: Owner, condition: SQL | undefined) {
  return db()
    .select({
      id: imageGenerations.id,
      sessionId: imageGenerations.sessionId,
      sessionTitle: imageSessions.title,
      stepNumber: imageGenerations.stepNumber,
      provider: imageGenerations.provider,
      model: imageGenerations.model,
      operation: imageGenerations.operation,
      params: imageGenerations.params,
      prompt: sql<string>`left(${imageGenerations.prompt}, ${EXCERPT_LENGTH})`,
      status: imageGenerations.status,
      progress: imageGenerations.progress,
      vendorPosition: imageGenerations.vendorPosition,
      retryAt: imageGenerations.retryAt,
      retryReason: imageGenerations.retryReason,
      expectedDurationMs: imageGenerations.expectedDurationMs,
      cancelRequestedAt: imageGenerations.cancelRequestedAt,
      waitsForStep: awaited.stepNumber,
      errorCode: imageGenerations.errorCode,
      errorMessage: imageGenerations.errorMessage,
      errorRetryable: imageGenerations.errorRetryable,
      charged: imageGenerations.charged,
      createdAt: imageGenerations.createdAt,
      startedAt: imageGenerations.startedAt,
      finishedAt: imageGenerations.finishedAt,
      sourceId: imageAssets.id,
      sourcePixels,
    })
    .from(imageGenerations)
    .innerJoin(imageSessions, eq(imageSessions.id, imageGenerations.sessionId))
    .leftJoin(
      awaited,
      and(eq(awaited.id, imageGenerations.waitsForGenerationId), eq(awaited.userId, user.id)),
    )
    .leftJoin(
      imageAssets,
      and(
        eq(imageAssets.generationId, imageGenerations.id),
        eq(imageAssets.userId, user.id),
        eq(imageAssets.role, "input"),
      ),
    )
    .where(and(eq(imageGenerations.userId, user.id), isNull(imageGenerations.deletedAt), condition))
    .$dynamic();
}

export type QueueRow = Awaited<ReturnType<typeof queueRows>>[number];

export function toQueueStepView(row: QueueRow): QueueStepView {
  const { id, sessionId, sessionTitle, stepNumber, provider, model, prompt } = row;
  const capabilities = findModel(provider, model);
  return {
    id,
    sessionId,
    sessionTitle,
    stepNumber,
    provider,
    model,
    providerLabel: findProvider(provider)?.label ?? provider,
    prompt,
    sourceUrl: row.sourceId && assetUrl(row.sourceId),
    free: capabilities?.cost === "free",
    // Of a model that is gone, nobody can say more.
    cancel: capabilities?.cancel ?? "best effort",
    createdAt: row.createdAt.toISOString(),
  };
}
