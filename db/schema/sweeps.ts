import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { SweepAxis } from "#lib/images/schemas.ts";
import { createdAt } from "./columns.ts";
import { imageSessions } from "./images.ts";
import { userId } from "./owner.ts";

/** One request over several values: a grid whose cells are steps like any other. */
export const imageSweeps = pgTable(
  "image_sweeps",
  {
    id: text().primaryKey(),
    userId: userId(),
    sessionId: text()
      .notNull()
      .references(() => imageSessions.id, { onDelete: "cascade" }),
    /** One or two: columns, then rows. */
    axes: jsonb().$type<SweepAxis[]>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [index("image_sweeps_session").on(table.sessionId), index("image_sweeps_user").on(table.userId)],
);

export type SweepRow = typeof imageSweeps.$inferSelect;
