import { sql } from "drizzle-orm";
import { fromDrizzle, PgBoss } from "pg-boss";
import type { Tx } from "#db/index.ts";
import { env } from "./env.ts";
import { log } from "./log.ts";

/**
 * The job engine only delivers ids: whether, when and by whom a generation runs is decided by its row.
 * So nothing is retried here, and a job delivered twice does no harm.
 */
const QUEUE = "generations";

const QUEUE_OPTIONS = {
  // One waiting delivery for each generation, however often it is sent again.
  policy: "short",
  retryLimit: 0,
  expireInSeconds: 6 * 60 * 60,
  deleteAfterSeconds: 60 * 60,
  notify: true,
} as const;

const holder = globalThis as typeof globalThis & { studioQueueSender?: Promise<PgBoss> };

/** Creates or updates the engine's own tables and our queue. Part of migrating. */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  const boss = newBoss(databaseUrl, { migrate: true });
  await boss.start();
  try {
    await boss.createQueue(QUEUE, QUEUE_OPTIONS);
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** Hands a generation to the workers when `tx` commits. */
export async function sendGeneration(tx: Tx, generationId: string): Promise<void> {
  const boss = await sender();
  await boss.send(QUEUE, { generationId }, { singletonKey: generationId, db: fromDrizzle(tx, sql) });
}

/**
 * Receives generations, `concurrency` at a time, until the returned function is called. That function resolves
 * when no new delivery can start; those that run are the caller's to end.
 */
export async function receiveGenerations(
  concurrency: number,
  handle: (generationId: string) => Promise<void>,
): Promise<() => Promise<void>> {
  const boss = newBoss(env().DATABASE_URL, { supervise: true, useListenNotify: true });
  await boss.start();
  await boss.work<{ generationId: string }>(
    QUEUE,
    { localConcurrency: concurrency, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 5 },
    async (jobs) => {
      for (const job of jobs) await handle(job.data.generationId);
    },
  );
  return () => boss.stop({ graceful: false });
}

/** Ends this process's sending side; only processes that stop by themselves need it. */
export async function closeQueue(): Promise<void> {
  const open = holder.studioQueueSender;
  holder.studioQueueSender = undefined;
  await (await open)?.stop({ graceful: false });
}

function sender(): Promise<PgBoss> {
  holder.studioQueueSender ??= startSender().catch((error: unknown) => {
    holder.studioQueueSender = undefined;
    throw error;
  });
  return holder.studioQueueSender;
}

async function startSender(): Promise<PgBoss> {
  const boss = newBoss(env().DATABASE_URL, { max: 2, registerInstance: false });
  return await boss.start();
}

type Options = {
  migrate?: boolean;
  supervise?: boolean;
  useListenNotify?: boolean;
  max?: number;
  registerInstance?: boolean;
};

function newBoss(connectionString: string, options: Options): PgBoss {
  const boss = new PgBoss({
    connectionString,
    schema: "pgboss",
    migrate: false,
    supervise: false,
    schedule: false,
    ...options,
  });
  boss.on("error", (error) => log({ part: "queue" }).error({ err: error }, "job engine error"));
  return boss;
}
