import { setTimeout as sleep } from "node:timers/promises";
import { migrate } from "#db/migrate.ts";
import { migrateQueue } from "#lib/queue.ts";
import { checkDatabase } from "./external-database.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./postgres/embedded.ts";
import type { Settings } from "./settings.ts";
import { say, step } from "./terminal.ts";

const WATCH_MS = 1000;

/** `embedded` is undefined for a database that is somebody else's to run. */
export type Database = { url: string; embedded: EmbeddedPostgres | undefined };

/**
 * The database that the settings name, or else the embedded one, which is then running.
 * @throws {StartError} with what to do about it
 */
export async function openDatabase({ env, given }: Settings): Promise<Database> {
  const { databaseUrl } = given;
  if (databaseUrl) {
    await step("Connecting to the database", () => checkDatabase(databaseUrl));
    return { url: databaseUrl, embedded: undefined };
  }
  const start = () => startEmbeddedPostgres(env.STUDIO_DATA_DIR, { say });
  const embedded = await step("Starting the database", start);
  return { url: embedded.databaseUrl, embedded };
}

/** Starts an embedded database again whenever it ends, until the returned function is called; that one stops it. */
export function keepOpen({ embedded }: Database, dataDir: string): () => Promise<void> {
  if (!embedded) return async () => {};
  const stopped = new AbortController();
  const watching = watch(embedded, dataDir, stopped.signal);
  return async () => {
    stopped.abort();
    await (await watching).stop();
  };
}

async function watch(
  first: EmbeddedPostgres,
  dataDir: string,
  stopped: AbortSignal,
): Promise<EmbeddedPostgres> {
  let current = first;
  while (!stopped.aborted) {
    await sleep(WATCH_MS, undefined, { signal: stopped }).catch(() => {});
    if (stopped.aborted || current.isRunning()) continue;
    say("The database has stopped. Starting it again.");
    try {
      current = await startEmbeddedPostgres(dataDir, { say });
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  }
  return current;
}

/** Brings our tables and the job engine's up to date. */
export async function migrateAll(databaseUrl: string): Promise<void> {
  await migrate(databaseUrl);
  await migrateQueue(databaseUrl);
}
