import { db } from "#db/index.ts";
import { outlastOutage } from "#db/outages.ts";
import type { AttemptRow } from "#db/schema/attempts.ts";
import type { AssetRow } from "#db/schema/images.ts";
import { log } from "#lib/log.ts";
import { storage } from "#lib/storage.ts";
import { previewKey } from "./asset-bytes.ts";
import { canResume, findOpenAttempt } from "./attempts.ts";
import { storeChangedFractions } from "./changed-fraction.ts";
import { CanceledError, OUTAGE_MS, watchClaim } from "./claim-watch.ts";
import { type Claim, ClaimLostError, claimGeneration, ShutdownError } from "./claims.ts";
import { makeDerivedSizes } from "./derived-sizes.ts";
import { finishCanceled, finishFailed, finishSucceeded, releaseClaim } from "./finish-generation.ts";
import { interrupted, toFailure } from "./generation-failures.ts";
import { keepLateAnswer } from "./late-answers.ts";
import { callProvider } from "./provider-calls.ts";
import type { Collected } from "./provider-runs.ts";
import { loadProviders } from "./provider-settings/load.ts";
import { findModel, findProvider, isUsableBy } from "./providers/index.ts";
import { type ModelCapabilities, ProviderError } from "./providers/types.ts";
import { type NextTry, planNextTry, tryAgain } from "./try-again.ts";

/** What this process runs now, so that a cancel reaches it at once. */
const running = new Map<string, AbortController>();

export function isRunningHere(generationId: string): boolean {
  return running.has(generationId);
}

/** Passes on that a person wants `generationId` to stop, when it runs here. */
export function cancelRunningHere(generationId: string): void {
  running.get(generationId)?.abort(new CanceledError());
}

/** Runs a delivered generation to its end, whatever the end is. Nothing happens when it is not waiting any more. */
export async function runGeneration(
  generationId: string,
  workerId: string,
  shutdown: AbortSignal,
): Promise<void> {
  const claim = await claimGeneration(generationId, workerId);
  if (!claim) return;
  const logger = log({ sessionId: claim.sessionId, generationId, workerId });
  const controller = new AbortController();
  running.set(generationId, controller);
  const stopWatching = watchClaim(claim, controller, shutdown);
  try {
    logger.info({ provider: claim.provider, model: claim.model }, "generation started");
    const assets = await runClaimed(claim, controller, logger);
    for (const asset of assets) await makeDerivedSizes(asset);
    await storeChangedFractions(claim, assets).catch((error) =>
      logger.warn({ err: error }, "what the pictures changed could not be measured"),
    );
  } catch (error) {
    logger.error({ err: error }, "generation could not be finished");
  } finally {
    stopWatching();
    running.delete(generationId);
    await storage().remove(previewKey(claim.userId, claim.id));
  }
}

type Logger = ReturnType<typeof log>;

async function runClaimed(claim: Claim, controller: AbortController, logger: Logger): Promise<AssetRow[]> {
  const collected: Collected = { outputs: [], revisedPrompt: null, done: null, warnings: [] };
  const run: { attempt: AttemptRow | null } = { attempt: null };
  let model: ModelCapabilities | null = null;
  try {
    run.attempt = await findOpenAttempt(db(), claim);
    if (claim.cancelRequestedAt) controller.abort(new CanceledError());
    if (run.attempt) logger.info({ remoteId: run.attempt.remoteId }, "call of a lost worker resumed");
    await outlastOutage(loadProviders, OUTAGE_MS);
    const provider = findProvider(claim.provider);
    model = isUsableBy(claim.userId, claim.provider) ? findModel(claim.provider, claim.model) : null;
    if (!provider || !model || (run.attempt && !canResume(run.attempt, provider)))
      throw modelGone(claim, run.attempt);
    const params = await callProvider({ claim, provider, model, collected, controller, run });
    const { attempt } = run;
    if (!attempt) throw new Error("A call was made without an attempt");
    const assets = await outlastOutage(() => finishSucceeded(claim, attempt, params, collected), OUTAGE_MS);
    logger.info({ durationMs: Date.now() - (claim.startedAt?.getTime() ?? 0) }, "generation succeeded");
    return assets;
  } catch (error) {
    return await outlastOutage(
      () => endUnsuccessfully(claim, run.attempt, model, error, collected, logger),
      OUTAGE_MS,
    );
  }
}

function modelGone(claim: Claim, attempt: AttemptRow | null): ProviderError {
  const cost = attempt ? "This step may have been charged" : "Nothing was charged";
  return new ProviderError(
    "unknown_model",
    `The model ${claim.model} is not available any more. ${cost}; choose another one.`,
    { charged: attempt ? "unknown" : "no" },
  );
}

async function endUnsuccessfully(
  claim: Claim,
  attempt: AttemptRow | null,
  model: ModelCapabilities | null,
  error: unknown,
  collected: Collected,
  logger: Logger,
): Promise<AssetRow[]> {
  const free = model?.cost === "free";
  try {
    if (error instanceof ClaimLostError) throw error;
    if (error instanceof CanceledError) {
      logger.info("generation canceled");
      return await finishCanceled(claim, attempt, free, collected);
    }
    const resumable = canResume(attempt, findProvider(claim.provider));
    if (error instanceof ShutdownError && (!attempt || resumable || model?.repeatable)) {
      logger.info({ resumable }, "generation put back in line");
      await releaseClaim(claim, resumable ? null : attempt);
      return [];
    }
    const next = collected.outputs.length > 0 ? null : await planNextTry(claim, model, error);
    if (next) {
      logger.info({ err: error, ...describeTry(next) }, "generation goes on by itself");
      await tryAgain(claim, attempt, next);
      return [];
    }
    const failure = error instanceof ShutdownError ? interrupted(false) : toFailure(error, free);
    logger.warn({ err: error, errorCode: failure.code }, "generation failed");
    return await finishFailed(claim, attempt, failure, collected);
  } catch (lost) {
    if (!(lost instanceof ClaimLostError)) throw lost;
    logger.warn("claim lost");
    return attempt ? await keepLateAnswer(claim, attempt, collected) : [];
  }
}

function describeTry(next: NextTry) {
  return "delayMs" in next ? { delayMs: next.delayMs } : { fallBack: next.fallBack.model.id };
}
