import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, inject } from "vitest";
import { createDatabase, dropDatabase } from "./db.ts";

// Runs before each test file and before its imports: lib/env.ts then finds a database of the file's own.
const serverUrl = inject("serverUrl");
const database = `studio_test_${randomUUID()}`;
const folder = mkdtempSync(join(tmpdir(), "studio-files-"));

process.env.DATABASE_URL = await createDatabase(serverUrl, database, inject("template"));
process.env.BETTER_AUTH_SECRET = "a secret that is only used in tests";
process.env.PROVIDER_KEYS_SECRET = "another secret that is only used in tests";
process.env.STUDIO_DATA_DIR = folder;
process.env.LOG_LEVEL = "silent";
process.env.SKETCH_STEP_MS = "0";

afterAll(async () => {
  const { closeDb } = await import("#db/index.ts");
  await closeDb();
  await dropDatabase(serverUrl, database);
  rmSync(folder, { recursive: true, force: true });
});
