import { sql } from "drizzle-orm";
import { db } from "#db/index.ts";
import { log } from "./log.ts";
import { storage } from "./storage.ts";

type State = "ok" | "failing";
export type Health = { database: State; queue: State; storage: State };

const TIMEOUT_MS = 3000;

/** Tries each part that a request needs, for at most three seconds. */
export async function checkHealth(): Promise<Health> {
  const [database, queue, store] = await Promise.all([
    state("database", db().execute(sql`select 1 from image_sessions limit 1`)),
    state("queue", db().execute(sql`select 1 from pgboss.queue limit 1`)),
    state("storage", storage().has("health")),
  ]);
  return { database, queue, storage: store };
}

async function state(part: string, check: Promise<unknown>): Promise<State> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const late = new Promise<never>((_resolve, reject) => {
    timeout.addEventListener("abort", () => reject(timeout.reason));
  });
  try {
    await Promise.race([check, late]);
    return "ok";
  } catch (error) {
    log({ part }).error({ err: error }, "health check failed");
    return "failing";
  }
}
