import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "#db/index.ts";
import { AppError } from "./errors.ts";

const TRIES = 10;
const WINDOW_SECONDS = 15 * 60;

const holder = globalThis as typeof globalThis & { studioSignInLimiter?: RateLimiterPostgres };

/**
 * Counts a try to sign in to one account before the password is looked at, so that parallel guesses cannot slip
 * through together. Whether the account exists makes no difference.
 * @throws {AppError} limit_exceeded after 10 tries in 15 minutes without a success
 */
export async function countSignInTry(email: string): Promise<void> {
  try {
    await limiter().consume(keyOf(email));
  } catch (rejected) {
    if (!(rejected instanceof RateLimiterRes)) throw rejected;
    const minutes = Math.max(1, Math.ceil(rejected.msBeforeNext / 60_000));
    throw new AppError(
      "limit_exceeded",
      `Too many tries for this account. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
      { retryAfterMs: rejected.msBeforeNext },
    );
  }
}

/** After a success the account has all its tries again. */
export async function forgetSignInTries(email: string): Promise<void> {
  await limiter().delete(keyOf(email));
}

/** Hashed: of fixed length whatever was typed, and no address is stored for somebody who has no account. */
function keyOf(email: string): string {
  return createHash("sha256").update(email.trim().toLowerCase()).digest("base64url");
}

function limiter(): RateLimiterPostgres {
  holder.studioSignInLimiter ??= new RateLimiterPostgres({
    storeClient: db().$client,
    tableName: "rate_limiter_counters",
    tableCreated: true,
    keyPrefix: "sign-in",
    points: TRIES,
    duration: WINDOW_SECONDS,
  });
  return holder.studioSignInLimiter;
}
