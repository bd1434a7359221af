import { text } from "drizzle-orm/pg-core";
import { user } from "./auth.ts";

/** Every table carries its owner, so that every statement can name it. */
export const userId = () =>
  text()
    .notNull()
    .references(() => user.id, { onDelete: "cascade" });
