import { AppError } from "#lib/errors.ts";
import type { Owner } from "#lib/images/owner.ts";
import { retryGeneration } from "#lib/images/retry-generation.ts";
import { listRecentlyFailed, retryKey } from "./recently-failed.ts";
import type { RetryFailedInput } from "./schemas.ts";

/** `refusal`: why the rest was not started; the words of the first that was refused. */
export type RetriedSteps = { generationIds: string[]; refusal: string | null };

/**
 * Asks again for one failed step, or for all that failed lately and may go better now. Each is asked for once, however
 * often and from wherever this is called: a second click buys nothing.
 * @throws {AppError} all of `retryGeneration`, when not one could be started
 */
export async function retryFailed(user: Owner, { generationId }: RetryFailedInput): Promise<RetriedSteps> {
  const ids = generationId ? [generationId] : await listRetryable(user);
  const generationIds: string[] = [];
  for (const id of ids) {
    try {
      generationIds.push((await retryGeneration(user, id, retryKey(id))).id);
    } catch (error) {
      if (!(error instanceof AppError) || generationIds.length === 0) throw error;
      return { generationIds, refusal: error.message };
    }
  }
  return { generationIds, refusal: null };
}

/** The oldest first, as they were asked for. */
async function listRetryable(user: Owner): Promise<string[]> {
  const failed = await listRecentlyFailed(user);
  return failed
    .filter(({ error }) => error.retryable)
    .map(({ id }) => id)
    .reverse();
}
