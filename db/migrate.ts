import { join } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";

/** Any number that nothing else in the database uses as an advisory lock. */
const LOCK = 7_251_806_231;

/** Brings the schema up to date. Several processes may call it at once; they take turns. */
export async function migrate(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await applyMigrations(drizzle({ client }), { migrationsFolder: join(import.meta.dirname, "migrations") });
  } finally {
    // Ending the session gives the lock back.
    await client.end();
  }
}
