import { bigint, integer, pgTable, text } from "drizzle-orm/pg-core";

/** Counters of rate-limiter-flexible; the columns are the ones that library expects. */
export const rateLimiterCounters = pgTable("rate_limiter_counters", {
  key: text().primaryKey(),
  points: integer().notNull().default(0),
  /** Unix milliseconds; null never expires. */
  expire: bigint({ mode: "number" }),
});
