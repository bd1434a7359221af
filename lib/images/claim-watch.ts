import { setTimeout as delay } from "node:timers/promises";
import { outlastOutage } from "#db/outages.ts";
import { type Claim, RENEW_EVERY_MS, renewClaim } from "./claims.ts";

/** The person asked to stop. */
export class CanceledError extends Error {
  override name = "CanceledError";
}

/** A paid answer waits this long for the database to come back. */
export const OUTAGE_MS = 120_000;

/** Renews the claim and turns a lost claim, a cancel or a shutdown into an abort. */
export function watchClaim(claim: Claim, controller: AbortController, shutdown: AbortSignal): () => void {
  const over = new AbortController();
  const onShutdown = () => controller.abort(shutdown.reason);
  shutdown.addEventListener("abort", onShutdown);
  if (shutdown.aborted) onShutdown();
  const renewForever = async () => {
    for (;;) {
      await delay(RENEW_EVERY_MS, undefined, { signal: over.signal });
      const { cancelRequested } = await outlastOutage(() => renewClaim(claim), OUTAGE_MS);
      if (cancelRequested) controller.abort(new CanceledError());
    }
  };
  renewForever().catch((error: unknown) => {
    if (!over.signal.aborted) controller.abort(error);
  });
  return () => {
    over.abort();
    shutdown.removeEventListener("abort", onShutdown);
  };
}
