import { timestamp } from "drizzle-orm/pg-core";

/** Milliseconds, so that a JavaScript date round-trips exactly and can be a cursor. */
export const instant = () => timestamp({ withTimezone: true, precision: 3, mode: "date" });

export const createdAt = () => instant().notNull().defaultNow();
