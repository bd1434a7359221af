import { setTimeout as delay } from "node:timers/promises";
import { admitDueRetries, reconcileAdmission } from "#lib/images/admission.ts";
import { deleteOldEvents } from "#lib/images/events.ts";
import { recoverLostRuns } from "#lib/images/lost-runs.ts";
import { refreshLiveLists } from "#lib/images/provider-settings/discover.ts";
import { purgeTrash } from "#lib/images/purge-trash.ts";
import { sweepStorage } from "#lib/images/storage-sweep.ts";
import { sweepUploads } from "#lib/images/sweep-uploads.ts";
import { log } from "#lib/log.ts";

type Chore = { name: string; everyMs: number; run: () => Promise<void> };

/** Starts what every worker does besides generating. All of it may run in several workers at once. */
export function startChores(here: Parameters<typeof recoverLostRuns>[0]): () => Promise<void> {
  const over = new AbortController();
  const chores: Chore[] = [
    { name: "recover lost runs", everyMs: 2000, run: () => recoverLostRuns(here) },
    { name: "admit due retries", everyMs: 1000, run: admitDueRetries },
    { name: "reconcile admission", everyMs: 5000, run: reconcileAdmission },
    { name: "refresh live lists", everyMs: 15_000, run: refreshLiveLists },
    { name: "delete old events", everyMs: 60 * 60 * 1000, run: deleteOldEvents },
    { name: "purge trash", everyMs: 60 * 60 * 1000, run: purgeTrash },
    { name: "sweep uploads", everyMs: 6 * 60 * 60 * 1000, run: sweepUploads },
    { name: "sweep storage", everyMs: 6 * 60 * 60 * 1000, run: sweepStorage },
  ];
  const running = chores.map((chore) => repeat(chore, over.signal));
  return async () => {
    over.abort();
    await Promise.all(running);
  };
}

async function repeat({ name, everyMs, run }: Chore, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    try {
      await delay(everyMs, undefined, { signal: over });
      await run();
    } catch (error) {
      if (!over.aborted) log({ part: "chores" }).warn({ err: error, chore: name }, "chore failed");
    }
  }
}
