import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { closeDb } from "#db/index.ts";
import { env } from "#lib/env.ts";
import { flushSignals } from "#lib/events.ts";
import { ShutdownError } from "#lib/images/claims.ts";
import { isRunningHere, runGeneration } from "#lib/images/run-generation.ts";
import { log } from "#lib/log.ts";
import { closeQueue, receiveGenerations } from "#lib/queue.ts";
import { startChores } from "./chores.ts";
import { holdWorkerLock } from "./worker-lock.ts";

/** What runs may finish by itself after the first signal; then it is put back in line or ended. */
const GRACE_MS = 5000;

const workerId = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
const logger = log({ part: "worker", workerId });
const shutdown = new AbortController();
const runs = new Set<Promise<void>>();

const releaseLock = await holdWorkerLock(workerId);
const stopChores = startChores({ workerId, isRunning: isRunningHere });
const stopReceiving = await receiveGenerations(env().WORKER_CONCURRENCY, async (generationId) => {
  if (shutdown.signal.aborted) return;
  const run = runGeneration(generationId, workerId, shutdown.signal);
  runs.add(run);
  await run.finally(() => runs.delete(run));
});
logger.info({ concurrency: env().WORKER_CONCURRENCY }, "worker ready");

process.once("SIGTERM", () => void stop());
process.once("SIGINT", () => void stop());

async function stop(): Promise<void> {
  logger.info({ running: runs.size }, "worker stopping");
  const timer = setTimeout(() => shutdown.abort(new ShutdownError()), GRACE_MS);
  await stopReceiving();
  await stopChores();
  await Promise.allSettled(runs);
  clearTimeout(timer);
  await flushSignals();
  await releaseLock();
  await closeQueue();
  await closeDb();
  logger.info("worker stopped");
}
