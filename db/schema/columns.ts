import { type SQL, sql } from "drizzle-orm";
import { type AnyPgColumn, timestamp } from "drizzle-orm/pg-core";

/** Milliseconds, so that a JavaScript date round-trips exactly and can be a cursor. */
export const instant = () => timestamp({ withTimezone: true, precision: 3, mode: "date" });

export const createdAt = () => instant().notNull().defaultNow();

/** The condition that a column holds one of `values`, for a check. */
export const oneOf = (column: AnyPgColumn, values: readonly string[]): SQL =>
  sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(", "))})`;

/** The words of a text as full-text search sees them: whole, in any language, without stemming. */
export const wordsOf = (text: AnyPgColumn): SQL =>
  sql`to_tsvector('simple'::regconfig, coalesce(${text}, ''))`;
