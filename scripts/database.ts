import { setTimeout as sleep } from "node:timers/promises";
import { migrate } from "#db/migrate.ts";
import { migrateQueue } from "#lib/queue.ts";
import { checkDatabase } from "./external-database.ts";
import { startEmbeddedPostgres } from "./postgres/embedded.ts";
import type { Settings } from "./settings.ts";
import { say, step } from "./terminal.ts";

const WATCH_MS = 1000;

/** The database that the settings name, or else the embedded one. Migrated it is not. */
export async function openDatabase({
  env,
  given,
}: Settings): Promise<{ url: string; close: () => Promise<void> }> {
  const { databaseUrl } = given;
  if (databaseUrl) {
    await step("Connecting to the database", () => checkDatabase(databaseUrl));
    return { url: databaseUrl, close: async () => {} };
  }
  const start = () => startEmbeddedPostgres(env.STUDIO_DATA_DIR, { say });
  let postgres = await step("Starting the database", start);
  const stopped = new AbortController();
  const watching = (async () => {
    while (!stopped.signal.aborted) {
      await sleep(WATCH_MS, undefined, { signal: stopped.signal }).catch(() => {});
      if (stopped.signal.aborted || postgres.isRunning()) continue;
      say("The database has stopped. Starting it again.");
      await start().then(
        (started) => {
          postgres = started;
        },
        (error: unknown) => say(error instanceof Error ? error.message : String(error)),
      );
    }
  })();
  return {
    url: postgres.databaseUrl,
    close: async () => {
      stopped.abort();
      await watching;
      await postgres.stop();
    },
  };
}

/** Brings our tables and the job engine's up to date. */
export async function migrateAll(databaseUrl: string): Promise<void> {
  await migrate(databaseUrl);
  await migrateQueue(databaseUrl);
}
