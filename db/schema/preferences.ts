import { bigint, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { user } from "./auth.ts";
import { instant } from "./columns.ts";

/** What a person has set up for themselves. */
export const imagePreferences = pgTable("image_preferences", {
  userId: text()
    .primaryKey()
    .references(() => user.id, { onDelete: "cascade" }),
  /** Since when none of their waiting steps is started. */
  queuePausedAt: instant(),
  /** Names of the tips that they have seen and closed. */
  dismissedTips: jsonb().$type<string[]>().notNull().default([]),
  /** Micro-dollars that a month may cost before nothing more is started; null is no limit of their own. */
  monthlyBudgetMicros: bigint({ mode: "number" }),
});
