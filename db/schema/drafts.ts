import { index, integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import { createdAt } from "./columns.ts";
import { imageSessions } from "./images.ts";
import { userId } from "./owner.ts";

/** What is typed, chosen and painted but not sent, so that no crash, tab or device loses it. */
export const imageDrafts = pgTable(
  "image_drafts",
  {
    userId: userId(),
    /** Null for the prompt box that begins a session. */
    sessionId: text().references(() => imageSessions.id, { onDelete: "cascade" }),
    /** The page's own shape, which it checks when it reads it. */
    body: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Optimistic lock: two tabs never overwrite each other unseen. */
    version: integer().notNull().default(1),
    updatedAt: createdAt(),
  },
  (table) => [
    // One draft for each session and one without.
    unique("image_drafts_user_session").on(table.userId, table.sessionId).nullsNotDistinct(),
    index("image_drafts_session").on(table.sessionId),
  ],
);

export type DraftRow = typeof imageDrafts.$inferSelect;
