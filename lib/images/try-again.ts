import { sql } from "drizzle-orm";
import type { AttemptRow } from "#db/schema/attempts.ts";
import { imageGenerations } from "#db/schema/images.ts";
import { sendGeneration } from "#lib/queue.ts";
import { admitWaiting, lockPlaces } from "./admission.ts";
import { endAttempt } from "./attempts.ts";
import { type Claim, ClaimLostError, stillClaimed } from "./claims.ts";
import { withEvents } from "./events.ts";
import { type FallBack, findFallBack } from "./fall-back.ts";
import { WAITING } from "./finish-generation.ts";
import { type ModelCapabilities, ProviderError } from "./providers/types.ts";
import { retryDelayMs } from "./retry-delay.ts";

/** Nobody waits longer than this for a provider when another one could be asked. */
const FALL_BACK_AFTER_MS = 10_000;

export type NextTry = { error: ProviderError } & ({ delayMs: number } | { fallBack: FallBack });

/**
 * Whether a failed run goes on by itself, and how. Only where the failed call was not charged, or the same may be
 * called again for nothing: what is bought twice is bought by a person.
 */
export async function planNextTry(
  claim: Claim,
  model: ModelCapabilities | null,
  error: unknown,
): Promise<NextTry | null> {
  if (!model || !(error instanceof ProviderError)) return null;
  if (error.charged !== "no" && !model.repeatable) return null;
  const delayMs = retryDelayMs(claim, error);
  if (delayMs !== null && delayMs <= FALL_BACK_AFTER_MS) return { error, delayMs };
  const fallBack = await findFallBack(claim, model, error);
  if (fallBack) return { error, fallBack };
  return delayMs === null ? null : { error, delayMs };
}

/** Ends the call and puts the step back in line: for later, or for another model now. @throws {ClaimLostError} */
export async function tryAgain(claim: Claim, attempt: AttemptRow | null, next: NextTry): Promise<void> {
  await withEvents(async (tx, emit) => {
    await lockPlaces(tx, claim.userId);
    const change = "delayMs" in next ? waitFor(next) : askInstead(claim, next.fallBack);
    const [row] = await tx
      .update(imageGenerations)
      .set({ ...WAITING, ...change })
      .where(stillClaimed(claim))
      .returning();
    if (!row) throw new ClaimLostError();
    if (attempt) {
      const { code: errorCode, providerRequestId } = next.error;
      await endAttempt(tx, attempt, {
        state: "failed",
        errorCode,
        ...(providerRequestId && { providerRequestId }),
      });
    }
    if (row.admittedAt) await sendGeneration(tx, row.id);
    await admitWaiting(tx, row.userId);
    emit({ type: "generation.queued", userId: row.userId, sessionId: row.sessionId, generationId: row.id });
  });
}

/** It gives up its place meanwhile, so that others go on. */
function waitFor({ error, delayMs }: { error: ProviderError; delayMs: number }) {
  const { retryCount, retrySinceAt } = imageGenerations;
  return {
    admittedAt: null,
    retryAt: sql`clock_timestamp() + ${delayMs} * interval '1 millisecond'`,
    retryCount: error.code === "rate_limited" ? retryCount : sql`${retryCount} + 1`,
    retrySinceAt: sql`coalesce(${retrySinceAt}, clock_timestamp())`,
    // It is tried again without them.
    retryReason: error.message.replace(/ Try again\b[^.]*\.$/, ""),
  };
}

function askInstead(claim: Claim, { model, warning }: FallBack) {
  return {
    provider: model.provider,
    model: model.id,
    requestedProvider: claim.requestedProvider ?? claim.provider,
    requestedModel: claim.requestedModel ?? claim.model,
    // It is no sibling of those that differ only by their seed any more.
    settingsHash: null,
    warnings: [...claim.warnings, warning],
    retryCount: 0,
    retrySinceAt: null,
    retryReason: null,
  };
}
