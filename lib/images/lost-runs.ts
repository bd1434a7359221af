import { and, eq, lt, sql } from "drizzle-orm";
import { db, type Tx } from "#db/index.ts";
import { type GenerationRow, imageGenerations } from "#db/schema/images.ts";
import { log } from "#lib/log.ts";
import { sendGeneration } from "#lib/queue.ts";
import { admitWaiting, lockPlaces } from "./admission.ts";
import { canResume, endAttempt, findOpenAttempt } from "./attempts.ts";
import { type NewEvent, withEvents } from "./events.ts";
import { WAITING } from "./finish-generation.ts";
import { interrupted, isRetryable } from "./generation-failures.ts";
import { loadProviders } from "./provider-settings/load.ts";
import { findModel, findProvider } from "./providers/index.ts";
import { settleWaiting } from "./waiting-steps.ts";

/** A generation whose worker died this often is not tried again: it may be what kills them. */
const CRASHES_MAX = 3;
const leaseExpired = lt(imageGenerations.leaseExpiresAt, sql`now()`);

/** The lock that a living worker holds on its listening connection, as SQL for `workerId`. */
function workerLock(workerId: string) {
  return sql`hashtextextended('worker ' || ${workerId}::text, 0)`;
}

type Emit = (event: NewEvent) => void;
type Here = { workerId: string; isRunning: (generationId: string) => boolean };

/**
 * Ends or restarts runs whose worker is gone: its lease has expired AND its lock is free. Either alone is not enough:
 * a frozen worker wakes up again, and a lock is lost with a connection.
 */
export async function recoverLostRuns(here: Here): Promise<void> {
  const suspects = await db()
    .select()
    .from(imageGenerations)
    .where(and(eq(imageGenerations.status, "running"), leaseExpired))
    .limit(100);
  if (suspects.length > 0) await loadProviders();
  for (const suspect of suspects) await recoverRun(suspect, here);
}

async function recoverRun(suspect: GenerationRow, here: Here): Promise<void> {
  await withEvents(async (tx, emit) => {
    await lockPlaces(tx, suspect.userId);
    if (!(await isWorkerGone(tx, suspect, here))) return;
    const [row] = await tx
      .select()
      .from(imageGenerations)
      .where(and(sameRun(suspect), leaseExpired))
      .for("no key update");
    if (!row) return;
    emit(await decide(tx, row, emit));
  });
}

/** Ourselves we know without a lock: a run of ours that we do not run any more ended badly. */
async function isWorkerGone(tx: Tx, { id, workerId }: GenerationRow, here: Here): Promise<boolean> {
  if (workerId === here.workerId) return !here.isRunning(id);
  const { rows } = await tx.execute<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(${workerLock(workerId ?? "")}) as free`,
  );
  return rows[0]?.free === true;
}

function sameRun(row: GenerationRow) {
  return and(
    eq(imageGenerations.id, row.id),
    eq(imageGenerations.userId, row.userId),
    eq(imageGenerations.status, "running"),
    eq(imageGenerations.claimToken, row.claimToken ?? ""),
  );
}

/** Gone on with where the vendor has the job, made again when that costs nothing; otherwise ended, for a person to decide. */
async function decide(tx: Tx, row: GenerationRow, emit: Emit): Promise<NewEvent> {
  const event = eventOf(row);
  const model = findModel(row.provider, row.model);
  const attempt = await findOpenAttempt(tx, row);
  const free = !attempt || model?.cost === "free";
  const crashCount = row.crashCount + 1;
  const goesOn = crashCount < CRASHES_MAX;
  // Also one that is to be canceled: somebody has to tell the vendor.
  if (goesOn && canResume(attempt, findProvider(row.provider))) return await putBack(tx, row, crashCount);
  if (attempt)
    await endAttempt(tx, attempt, { state: free ? "failed" : "unknown", errorCode: "interrupted" });
  if (row.cancelRequestedAt) {
    await end(tx, emit, row, { status: "canceled", charged: free ? "no" : "unknown" });
    return { ...event, type: "generation.canceled", data: { status: "canceled" } };
  }
  if (goesOn && (!attempt || model?.repeatable)) return await putBack(tx, row, crashCount);
  const { code, message, charged } = interrupted(free);
  await end(tx, emit, row, {
    status: "failed",
    errorCode: code,
    errorMessage: message,
    errorRetryable: isRetryable(code),
    charged,
    crashCount,
  });
  logLoss(row, crashCount, "worker lost, generation interrupted");
  return { ...event, type: "generation.failed", data: { status: "failed", errorCode: code } };
}

/** In line for the next worker, who finds the open call if there is one. */
async function putBack(tx: Tx, row: GenerationRow, crashCount: number): Promise<NewEvent> {
  await tx
    .update(imageGenerations)
    .set({ ...WAITING, crashCount })
    .where(sameRun(row));
  await sendGeneration(tx, row.id);
  logLoss(row, crashCount, "worker lost, generation back in line");
  return { ...eventOf(row), type: "generation.queued" };
}

function eventOf({ userId, sessionId, id: generationId }: GenerationRow) {
  return { userId, sessionId, generationId };
}

function logLoss(
  { sessionId, id: generationId, workerId }: GenerationRow,
  crashCount: number,
  what: string,
): void {
  log({ sessionId, generationId }).warn({ crashCount, workerId }, what);
}

async function end(tx: Tx, emit: Emit, row: GenerationRow, change: Partial<GenerationRow>): Promise<void> {
  await tx
    .update(imageGenerations)
    .set({ ...change, finishedAt: sql`now()` })
    .where(sameRun(row));
  await settleWaiting(tx, emit, { ...row, ...change });
  await admitWaiting(tx, row.userId);
}
