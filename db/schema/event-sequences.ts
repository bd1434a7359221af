import { bigint, pgTable, text } from "drizzle-orm/pg-core";
import { user } from "./auth.ts";

/** The last event sequence of each user; its row lock orders that user's events. */
export const imageEventSequences = pgTable("image_event_sequences", {
  userId: text()
    .primaryKey()
    .references(() => user.id, { onDelete: "cascade" }),
  lastSequence: bigint({ mode: "number" }).notNull().default(0),
});
