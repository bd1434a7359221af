import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { ATTEMPT_STATES, GENERATION_ERROR_CODES } from "#lib/images/constants.ts";
import { createdAt, instant, oneOf } from "./columns.ts";
import { imageGenerations, imageSessions } from "./images.ts";
import { userId } from "./owner.ts";

/** The ledger: one row for each call to a provider, committed before the call is made. */
export const imageAttempts = pgTable(
  "image_attempts",
  {
    id: text().primaryKey(),
    userId: userId(),
    /** Null once the step is purged: what was paid stays known, and what for does not. */
    generationId: text().references(() => imageGenerations.id, { onDelete: "set null" }),
    sessionId: text().references(() => imageSessions.id, { onDelete: "set null" }),
    /** Who was called, which a fall-back may change for the step. */
    provider: text(),
    model: text(),
    /** Whether the owner's own key paid for it. */
    withOwnKey: boolean().notNull().default(false),
    number: integer().notNull(),
    state: text({ enum: ATTEMPT_STATES }).notNull().default("created"),
    workerId: text().notNull(),
    /** Of what was sent, so that a bill can be matched with a request. */
    requestHash: text().notNull(),
    /** The provider's id of a job that can be asked for again after a crash. */
    remoteId: text(),
    /** The provider's id of the HTTP request, for its support desk. */
    providerRequestId: text(),
    usage: jsonb().$type<Record<string, unknown>>(),
    estimatedCostMicros: bigint({ mode: "number" }),
    actualCostMicros: bigint({ mode: "number" }),
    errorCode: text({ enum: GENERATION_ERROR_CODES }),
    createdAt: createdAt(),
    submittedAt: instant(),
    finishedAt: instant(),
  },
  (table) => [
    // A generation's calls in order; two workers can never both make call number n.
    uniqueIndex("image_attempts_generation_number").on(table.generationId, table.number),
    // What a session has cost.
    index("image_attempts_session").on(table.sessionId),
    // Deleting an account, and what a person spent in a month.
    index("image_attempts_user_created").on(table.userId, table.createdAt),
    check("image_attempts_state", oneOf(table.state, ATTEMPT_STATES)),
    check("image_attempts_error_code", oneOf(table.errorCode, GENERATION_ERROR_CODES)),
    check("image_attempts_number", sql`${table.number} > 0`),
    check("image_attempts_cost", sql`${table.estimatedCostMicros} >= 0 and ${table.actualCostMicros} >= 0`),
  ],
);

export type AttemptRow = typeof imageAttempts.$inferSelect;
