import { migrateAll, openDatabase } from "./database.ts";
import { environmentFor } from "./environment.ts";
import { makePrivateFolder } from "./private-files.ts";
import { fail } from "./run.ts";
import { readSettings } from "./settings.ts";
import { step } from "./terminal.ts";

/**
 * Runs `work` with `process.env` as web and worker have it and with a migrated database, whether or not the studio
 * is running; then exits. Import what reads lib/env.ts inside of `work`.
 */
export async function withDatabase(work: () => Promise<void>): Promise<void> {
  try {
    const settings = await readSettings();
    makePrivateFolder(settings.env.STUDIO_DATA_DIR);
    const { url, embedded } = await openDatabase(settings);
    try {
      Object.assign(process.env, environmentFor(settings, url));
      await step("Migrating the database", () => migrateAll(url));
      await work();
    } finally {
      // One that was running before serves somebody.
      if (embedded && !embedded.adopted) await embedded.stop();
    }
  } catch (error) {
    fail(error);
  }
}
