import type { GenerationRow } from "#db/schema/images.ts";
import type { ProviderError } from "./providers/types.ts";

/** Before the second, third and fourth call of a provider that is down. */
const BACKOFF_MS = [2_000, 8_000, 30_000];
const LIMITED_MS = { min: 5_000, max: 60_000 };
/** Longer than this from the first failure on a step waits only if its owner asks for it. */
const PATIENCE_MS = 15 * 60_000;

/**
 * Milliseconds until a call that was not charged is made again by itself; null when it is left to the person. Waiting
 * for a rate limit is no failed try: it ends with patience alone. A little is added by chance, so that steps that were
 * refused together do not come back together.
 */
export function retryDelayMs(
  { retryCount, retrySinceAt }: Pick<GenerationRow, "retryCount" | "retrySinceAt">,
  { code, retryAfterMs }: Pick<ProviderError, "code" | "retryAfterMs">,
  now = Date.now(),
): number | null {
  const waitedMs = retrySinceAt ? now - retrySinceAt.getTime() : 0;
  const ownMs = code === "rate_limited" ? limitedMs(waitedMs) : backoffMs(code, retryCount);
  if (ownMs === null) return null;
  const delayMs = Math.max(ownMs, retryAfterMs ?? 0);
  return waitedMs + delayMs > PATIENCE_MS ? null : Math.ceil(delayMs + Math.random() * 0.2 * delayMs);
}

/** As long again as it has waited so far. */
function limitedMs(waitedMs: number): number {
  return Math.min(Math.max(waitedMs, LIMITED_MS.min), LIMITED_MS.max);
}

function backoffMs(code: ProviderError["code"], retryCount: number): number | null {
  return code === "unavailable" ? (BACKOFF_MS[retryCount] ?? null) : null;
}
