import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { Pool } from "pg";
import { env } from "#lib/env.ts";
import * as schema from "./schema/index.ts";

type Database = NodePgDatabase<typeof schema> & { $client: Pool };
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** What a query can run on: the pool, or a transaction in progress. */
export type Db = Omit<Database, "$client"> | Tx;

// Next evaluates modules several times a process (per bundle, per edit): one pool for all of them.
const holder = globalThis as typeof globalThis & { studioDb?: Database };

/** The one database handle of this process, opened on first use. */
export function db(): Database {
  holder.studioDb ??= drizzle({ client: openPool(), schema, casing: "snake_case" });
  return holder.studioDb;
}

function openPool(): Pool {
  const pool = new Pool({
    connectionString: env().DATABASE_URL,
    max: 20,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    // A transaction that hangs would hold row locks that others wait for.
    options: "-c statement_timeout=30000 -c idle_in_transaction_session_timeout=30000",
  });
  // An idle connection that breaks is replaced on the next query; unhandled, its error would end the process.
  pool.on("error", () => {});
  return pool;
}

export async function closeDb(): Promise<void> {
  const open = holder.studioDb;
  holder.studioDb = undefined;
  await open?.$client.end();
}
