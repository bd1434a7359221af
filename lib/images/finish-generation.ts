import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "#db/index.ts";
import type { AttemptRow } from "#db/schema/attempts.ts";
import { type AssetRow, type GenerationRow, imageGenerations, imageSessions } from "#db/schema/images.ts";
import { sendGeneration } from "#lib/queue.ts";
import { admitWaiting, lockPlaces } from "./admission.ts";
import { type AttemptEnd, endAttempt } from "./attempts.ts";
import { type Claim, ClaimLostError, stillClaimed } from "./claims.ts";
import { withEvents } from "./events.ts";
import { type Failure, isRetryable } from "./generation-failures.ts";
import { insertOutputs } from "./outputs.ts";
import type { Collected } from "./provider-runs.ts";
import type { GenerationParams } from "./schemas.ts";
import { assetUrl } from "./views.ts";
import { settleWaiting } from "./waiting-steps.ts";

type End = Partial<typeof imageGenerations.$inferInsert> & Pick<GenerationRow, "status">;

/** Gives the pictures their rows and the user the news. @throws {ClaimLostError} */
export async function finishSucceeded(
  claim: Claim,
  attempt: AttemptRow,
  params: GenerationParams,
  { outputs, revisedPrompt, done, warnings }: Collected,
): Promise<AssetRow[]> {
  const end: End = {
    status: "succeeded",
    progress: 1,
    actualParams: { ...params, ...done?.params },
    revisedPrompt,
    warnings: [...claim.warnings, ...(done?.warnings ?? []), ...warnings],
    costMicros: done?.costMicros ?? null,
  };
  return await withEvents(async (tx, emit) => {
    const row = await endClaimed(tx, claim, end);
    const assets = await insertOutputs(tx, row, outputs);
    await endAttempt(tx, attempt, {
      state: "succeeded",
      actualCostMicros: done?.costMicros ?? null,
      ...(done?.usage && { usage: done.usage }),
      ...(done?.providerRequestId && { providerRequestId: done.providerRequestId }),
    });
    await settleWaiting(tx, emit, row, assets);
    const first = assets[0];
    await touchSession(tx, row, first);
    await admitWaiting(tx, row.userId);
    const data = {
      status: "succeeded",
      outputAssetId: first?.id ?? null,
      url: first ? assetUrl(first.id) : null,
    };
    emit({
      type: "generation.succeeded",
      userId: row.userId,
      sessionId: row.sessionId,
      generationId: row.id,
      data,
    });
    return assets;
  });
}

/** Ends a run that failed. Pictures that came before the failure are kept. @throws {ClaimLostError} */
export async function finishFailed(
  claim: Claim,
  attempt: AttemptRow | null,
  failure: Failure,
  collected: Collected,
): Promise<AssetRow[]> {
  const end: End = {
    status: "failed",
    errorCode: failure.code,
    errorMessage: failure.message,
    errorRetryable: isRetryable(failure.code),
    charged: failure.charged,
  };
  return await finishWithoutSuccess(claim, attempt, end, collected, {
    // "failed" in the ledger is free of charge.
    state: failure.charged === "no" ? "failed" : "unknown",
    errorCode: failure.code,
    ...(failure.providerRequestId && { providerRequestId: failure.providerRequestId }),
  });
}

/** Ends a run that the person stopped. Pictures that were already there are kept. @throws {ClaimLostError} */
export async function finishCanceled(
  claim: Claim,
  attempt: AttemptRow | null,
  free: boolean,
  collected: Collected,
): Promise<AssetRow[]> {
  const charged = free || !attempt ? "no" : "unknown";
  return await finishWithoutSuccess(claim, attempt, { status: "canceled", charged }, collected, {
    state: charged === "no" ? "failed" : "unknown",
  });
}

async function finishWithoutSuccess(
  claim: Claim,
  attempt: AttemptRow | null,
  end: End,
  { outputs, warnings }: Collected,
  attemptEnd: AttemptEnd,
): Promise<AssetRow[]> {
  return await withEvents(async (tx, emit) => {
    const row = await endClaimed(tx, claim, { ...end, warnings: [...claim.warnings, ...warnings] });
    const assets = await insertOutputs(tx, row, outputs);
    if (attempt) await endAttempt(tx, attempt, attemptEnd);
    await settleWaiting(tx, emit, row);
    await touchSession(tx, row, assets[0]);
    await admitWaiting(tx, row.userId);
    const type = row.status === "canceled" ? "generation.canceled" : "generation.failed";
    const data = { status: row.status, ...(row.errorCode && { errorCode: row.errorCode }) };
    emit({ type, userId: row.userId, sessionId: row.sessionId, generationId: row.id, data });
    return assets;
  });
}

/** Puts a run back in line, its call ended unless it stays open to be resumed by the next worker. @throws {ClaimLostError} */
export async function releaseClaim(claim: Claim, attempt: AttemptRow | null): Promise<void> {
  await withEvents(async (tx, emit) => {
    const [row] = await tx.update(imageGenerations).set(WAITING).where(stillClaimed(claim)).returning();
    if (!row) throw new ClaimLostError();
    if (attempt) await endAttempt(tx, attempt, { state: "failed", errorCode: "interrupted" });
    await sendGeneration(tx, row.id);
    emit({ type: "generation.queued", userId: row.userId, sessionId: row.sessionId, generationId: row.id });
  });
}

/** Admitted and waiting for a worker, as after `admitWaiting`. */
export const WAITING = {
  status: "queued",
  admittedAt: sql`now()`,
  workerId: null,
  claimToken: null,
  leaseExpiresAt: null,
  startedAt: null,
  progress: null,
  vendorPosition: null,
  previewCount: 0,
} as const;

async function endClaimed(tx: Tx, claim: Claim, end: End): Promise<GenerationRow> {
  await lockPlaces(tx, claim.userId);
  const [row] = await tx
    .update(imageGenerations)
    .set({ ...end, finishedAt: sql`clock_timestamp()` })
    .where(stillClaimed(claim))
    .returning();
  if (!row) throw new ClaimLostError();
  return row;
}

/** Moves the session to the top and gives it a thumbnail if it has none, unless somebody changed it meanwhile: then on top of that. */
async function touchSession(tx: Tx, row: GenerationRow, picture: AssetRow | undefined): Promise<void> {
  for (;;) {
    const mine = and(eq(imageSessions.id, row.sessionId), eq(imageSessions.userId, row.userId));
    const [session] = await tx.select().from(imageSessions).where(mine);
    if (!session) return;
    const [written] = await tx
      .update(imageSessions)
      .set({
        updatedAt: sql`now()`,
        version: session.version + 1,
        thumbnailAssetId: session.thumbnailAssetId ?? picture?.id ?? null,
      })
      .where(and(mine, eq(imageSessions.version, session.version)))
      .returning({ id: imageSessions.id });
    if (written) return;
  }
}
