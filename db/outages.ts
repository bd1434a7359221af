import { setTimeout as delay } from "node:timers/promises";

/** Connection lost or refused, or a server that starts up, shuts down or is out of connections (PostgreSQL classes 08, 53, 57P). */
const AWAY = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ENOENT|08|53|57P)/;
const AWAY_WITHOUT_CODE = new Set([
  "Connection terminated unexpectedly",
  "Connection terminated",
  "timeout exceeded when trying to connect",
]);
const RETRY_EVERY_MS = 500;

/** Whether `error` says that the database could not be reached, rather than that it refused. */
function isDatabaseAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string" && AWAY.test(cause.code)) return true;
    // pg has no code for these.
    if (AWAY_WITHOUT_CODE.has(cause.message)) return true;
  }
  return false;
}

/** Runs `work` again while the database is away, for at most `forMs`: for what must not be lost. */
export async function outlastOutage<T>(work: () => Promise<T>, forMs: number): Promise<T> {
  const giveUpAt = Date.now() + forMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseAway(error) || Date.now() > giveUpAt) throw error;
      await delay(RETRY_EVERY_MS);
    }
  }
}
