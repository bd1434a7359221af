import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrateAll } from "#scripts/database.ts";
import { startEmbeddedPostgres } from "#scripts/postgres/embedded.ts";
import { createDatabase, dropDatabase } from "./db.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Of the server's maintenance database. */
    serverUrl: string;
    /** Name of the migrated database that every test file gets a copy of. */
    template: string;
  }
}

/** One server for the run: TEST_DATABASE_URL when it is set, else an embedded one in a temporary folder. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  const template = `studio_template_${process.pid}`;
  try {
    await migrateAll(await createDatabase(server.url, template));
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("serverUrl", server.url);
  project.provide("template", template);
  return async () => {
    await dropDatabase(server.url, template);
    await server.stop();
  };
}

async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), "studio-test-"));
  const postgres = await startEmbeddedPostgres(folder, {
    say: () => {},
    // Nothing here must survive a crash of the machine.
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "300" },
  });
  return {
    url: postgres.databaseUrl,
    stop: async () => {
      await postgres.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
