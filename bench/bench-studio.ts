import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrateAll } from "#scripts/database.ts";
import { startEmbeddedPostgres } from "#scripts/postgres/embedded.ts";
import { type Studio, startStudio } from "#tests/studio-processes.ts";

/**
 * Runs `work` against a studio with real processes and a real database, synced to disk, in a folder of its own. It
 * needs a build.
 */
export async function withStudio(
  settings: Record<string, string>,
  work: (studio: Studio, databaseUrl: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "studio-bench-"));
  const postgres = await startEmbeddedPostgres(folder, { say: () => {} });
  try {
    await migrateAll(postgres.databaseUrl);
    const own = {
      DATABASE_URL: postgres.databaseUrl,
      STUDIO_DATA_DIR: folder,
      BETTER_AUTH_SECRET: "a secret that is only used to measure",
      PROVIDER_KEYS_SECRET: "another secret that is only used to measure",
      LIMIT_GENERATIONS_PER_DAY: "0",
      LIMIT_REQUESTS_PER_MINUTE: "0",
      LIMIT_SESSION_GENERATIONS_PER_MINUTE: "0",
      LOG_LEVEL: "warn",
    };
    const studio = await startStudio({ ...own, ...settings }, 1);
    try {
      await work(studio, postgres.databaseUrl);
    } finally {
      await studio.stop();
    }
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true });
  }
}
