import { isNotNull, isNull, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  real,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import {
  ASSET_ROLES,
  CHARGED,
  EVENT_TYPES,
  GENERATION_ERROR_CODES,
  GENERATION_STATUSES,
  OPERATIONS,
} from "#lib/images/constants.ts";
import type { MarkupStrokes } from "#lib/images/markup-strokes.ts";
import type { Drift } from "#lib/images/pixel-drift.ts";
import type { GenerationParams, MaskStrokes } from "#lib/images/schemas.ts";
import { createdAt, instant, oneOf, wordsOf } from "./columns.ts";
import { userId } from "./owner.ts";
import { imageSweeps } from "./sweeps.ts";

export const imageSessions = pgTable(
  "image_sessions",
  {
    id: text().primaryKey(),
    userId: userId(),
    title: text(),
    /** The model last used here, offered first when the session is opened again. */
    provider: text(),
    model: text(),
    thumbnailAssetId: text().references((): AnyPgColumn => imageAssets.id, { onDelete: "set null" }),
    /** Optimistic lock: a writer that read an older version must read again. */
    version: integer().notNull().default(0),
    starredAt: instant(),
    /** Micro-dollars that its steps may cost before no more is started; null is no limit. */
    budgetMicros: bigint({ mode: "number" }),
    createdAt: createdAt(),
    updatedAt: createdAt(),
    deletedAt: instant(),
  },
  (table) => [
    // The session list: newest update first, paged by (updated_at, id). Nulls first is what a plain
    // `order by updated_at desc` means; Drizzle's default, nulls last, would not serve it.
    index("image_sessions_user_updated")
      .on(table.userId, table.updatedAt.desc().nullsFirst(), table.id)
      .where(isNull(table.deletedAt)),
    // The trash: newest first, and what has been there for too long.
    index("image_sessions_user_deleted").on(table.userId, table.deletedAt).where(isNotNull(table.deletedAt)),
    // Search by title.
    index("image_sessions_title_words").using("gin", wordsOf(table.title)),
    check("image_sessions_budget", sql`${table.budgetMicros} >= 0`),
    check("image_sessions_title_length", sql`char_length(${table.title}) between 1 and 200`),
  ],
);

export const imageGenerations = pgTable(
  "image_generations",
  {
    id: text().primaryKey(),
    userId: userId(),
    sessionId: text()
      .notNull()
      .references(() => imageSessions.id, { onDelete: "cascade" }),
    /** The edge of the tree. What was really fed in is told by the asset rows. */
    parentGenerationId: text().references((): AnyPgColumn => imageGenerations.id, { onDelete: "set null" }),
    /** 1, 2, 3 … within a session, never reused: "step 7" stays step 7. */
    stepNumber: integer().notNull(),
    idempotencyKey: text().notNull(),
    /** Of the request's body, to tell a repeat from another request under the same key. */
    requestHash: text().notNull(),
    provider: text().notNull(),
    model: text().notNull(),
    /** What was asked for first, where a fall-back made it; null where `provider` and `model` are what was asked for. */
    requestedProvider: text(),
    requestedModel: text(),
    /** Whether its pictures and words may go to the model's fall-backs when its provider is down. */
    allowsFallback: boolean().notNull().default(true),
    operation: text({ enum: OPERATIONS }).notNull(),
    prompt: text().notNull(),
    negativePrompt: text(),
    /** As asked for; a null seed means the provider's choice. */
    params: jsonb().$type<GenerationParams>().notNull(),
    /** Of everything that was asked for but the seed: siblings that share it are one stack. Null for old steps. */
    settingsHash: text(),
    /** As the provider reports it used them; null until done. */
    actualParams: jsonb().$type<GenerationParams>(),
    revisedPrompt: text(),
    warnings: jsonb().$type<string[]>().notNull().default([]),
    status: text({ enum: GENERATION_STATUSES }).notNull().default("queued"),
    /** 0 to 1; null while the provider cannot tell. */
    progress: real(),
    /** Number of the newest live preview, 0 before the first. */
    previewCount: integer().notNull().default(0),
    /** How many are before it at the vendor; null while that is not said. */
    vendorPosition: integer(),
    /** It waits for this moment after a try that failed without a charge; null otherwise. */
    retryAt: instant(),
    /** Of the tries that failed since it last began to wait: how many count, when the first was, and why the last did. */
    retryCount: integer().notNull().default(0),
    retrySinceAt: instant(),
    retryReason: text(),
    errorCode: text({ enum: GENERATION_ERROR_CODES }),
    errorMessage: text(),
    errorRetryable: boolean(),
    charged: text({ enum: CHARGED }),
    estimatedCostMicros: bigint({ mode: "number" }),
    costMicros: bigint({ mode: "number" }),
    /** Order in the line of waiting steps, smallest first: the second it was asked for, unless moved. */
    queuePosition: doublePrecision().notNull().default(sql`extract(epoch from clock_timestamp())`),
    /** The unfinished step whose picture this one will work on. It is not handed out before that one has ended. */
    waitsForGenerationId: text().references((): AnyPgColumn => imageGenerations.id, { onDelete: "set null" }),
    /** The step whose edit this one makes again on another picture. */
    replayOfGenerationId: text().references((): AnyPgColumn => imageGenerations.id, { onDelete: "set null" }),
    sweepId: text().references((): AnyPgColumn => imageSweeps.id, { onDelete: "set null" }),
    /** The place in the sweep's grid, row by row from 0. */
    sweepCell: integer(),
    /** What runs of this model and size took here lately, when it was claimed; null without any. */
    expectedDurationMs: integer(),
    /** The branch that begins here, as its owner calls it. */
    label: text(),
    starredAt: instant(),
    /** Whether the tree hides what hangs on this step. */
    folded: boolean().notNull().default(false),
    /** Set when the step was handed to the job engine; null while it waits for one of its owner's places. */
    admittedAt: instant(),
    /** Who runs it, until when that claim holds, and the token every later write must show. */
    workerId: text(),
    claimToken: text(),
    leaseExpiresAt: instant(),
    /** Times a worker died while running it, counted apart from attempts. */
    crashCount: integer().notNull().default(0),
    cancelRequestedAt: instant(),
    createdAt: createdAt(),
    startedAt: instant(),
    finishedAt: instant(),
    deletedAt: instant(),
  },
  (table) => [
    // The trash, and what has been there for too long.
    index("image_generations_user_deleted")
      .on(table.userId, table.deletedAt)
      .where(isNotNull(table.deletedAt)),
    // The worker's clock looks for tries that are due.
    index("image_generations_retry_at").on(table.retryAt).where(isNotNull(table.retryAt)),
    // The session page, paged by (created_at, id).
    index("image_generations_session_created").on(table.sessionId, table.createdAt, table.id),
    // Children of a step, and the foreign key's own check.
    index("image_generations_parent").on(table.parentGenerationId),
    // A repeated request finds its first answer.
    uniqueIndex("image_generations_user_idempotency").on(table.userId, table.idempotencyKey),
    uniqueIndex("image_generations_session_step").on(table.sessionId, table.stepNumber),
    // The daily limit counts a user's newest generations.
    index("image_generations_user_created").on(table.userId, table.createdAt),
    // Admission and the reaper look only at unfinished work, a sliver of the table.
    index("image_generations_unfinished")
      .on(table.userId, table.queuePosition, table.id)
      .where(sql`${table.status} in ('queued', 'running')`),
    // The end of a step finds who waits for it; the foreign keys' own checks.
    index("image_generations_waits_for")
      .on(table.waitsForGenerationId)
      .where(isNotNull(table.waitsForGenerationId)),
    index("image_generations_replay_of")
      .on(table.replayOfGenerationId)
      .where(isNotNull(table.replayOfGenerationId)),
    index("image_generations_sweep").on(table.sweepId).where(isNotNull(table.sweepId)),
    // Search by the words of a prompt.
    index("image_generations_prompt_words").using("gin", wordsOf(table.prompt)),
    // The filter "starred" of the session list.
    index("image_generations_starred").on(table.userId, table.sessionId).where(isNotNull(table.starredAt)),
    // How long the newest runs of a model took, for the time left.
    index("image_generations_model_finished")
      .on(table.provider, table.model, table.finishedAt)
      .where(sql`${table.status} = 'succeeded'`),
    check("image_generations_status", oneOf(table.status, GENERATION_STATUSES)),
    check("image_generations_operation", oneOf(table.operation, OPERATIONS)),
    check("image_generations_error_code", oneOf(table.errorCode, GENERATION_ERROR_CODES)),
    check("image_generations_charged", oneOf(table.charged, CHARGED)),
    check("image_generations_progress", sql`${table.progress} between 0 and 1`),
    check(
      "image_generations_counts",
      sql`${table.stepNumber} > 0 and ${table.previewCount} >= 0 and ${table.crashCount} >= 0 and ${table.retryCount} >= 0 and ${table.vendorPosition} >= 0`,
    ),
    check(
      "image_generations_retry_waits",
      sql`${table.retryAt} is null or (${table.status} = 'queued' and ${table.retryReason} is not null)`,
    ),
    check("image_generations_label_length", sql`char_length(${table.label}) between 1 and 80`),
    check("image_generations_sweep_cell", sql`${table.sweepCell} >= 0`),
    check("image_generations_cost", sql`${table.costMicros} >= 0 and ${table.estimatedCostMicros} >= 0`),
    // "Running for ever" cannot be written down.
    check(
      "image_generations_running_has_lease",
      sql`${table.status} <> 'running' or (${table.workerId} is not null and ${table.claimToken} is not null and ${table.leaseExpiresAt} is not null)`,
    ),
    check(
      "image_generations_finished",
      sql`(${table.status} in ('succeeded', 'failed', 'canceled')) = (${table.finishedAt} is not null)`,
    ),
    check(
      "image_generations_failure_has_reason",
      sql`${table.status} <> 'failed' or (${table.errorCode} is not null and ${table.errorMessage} is not null)`,
    ),
  ],
);

export const imageAssets = pgTable(
  "image_assets",
  {
    id: text().primaryKey(),
    userId: userId(),
    /** Null for an upload that no session has claimed. */
    sessionId: text().references(() => imageSessions.id, { onDelete: "cascade" }),
    /** Null for an upload itself; its use by a step is a row of its own that shares its bytes. */
    generationId: text().references(() => imageGenerations.id, { onDelete: "cascade" }),
    role: text({ enum: ASSET_ROLES }).notNull(),
    /** Order among the same role of one step. */
    position: integer().notNull().default(0),
    /** The asset that an input, mask or reference was taken from, or the raw one that an output was made from. */
    sourceAssetId: text().references((): AnyPgColumn => imageAssets.id, { onDelete: "set null" }),
    /** Hex, of the stored bytes. Also names them in the store, per user. */
    sha256: text().notNull(),
    mimeType: text().notNull(),
    sizeBytes: integer().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    /** The seed this output was made with; null where the provider has none. */
    seed: bigint({ mode: "number" }),
    /** What the model had changed outside the mask of this output, each its own; null where nothing was put back. */
    drift: jsonb().$type<Drift>(),
    /** Of a mask or an overlay: how it was painted, so that it can be changed; null for one that was uploaded as a picture. */
    strokes: jsonb().$type<MaskStrokes | MarkupStrokes>(),
    /** Of an output: how much of its source it changed visibly, 0 to 1; null where there is nothing to compare. */
    changedFraction: real(),
    createdAt: createdAt(),
    deletedAt: instant(),
  },
  (table) => [
    // A step's inputs and outputs.
    index("image_assets_generation_role").on(table.generationId, table.role),
    // Dedupe of uploads, and "does anything still use these bytes?".
    index("image_assets_user_sha256").on(table.userId, table.sha256),
    index("image_assets_session").on(table.sessionId),
    index("image_assets_source").on(table.sourceAssetId),
    check("image_assets_role", oneOf(table.role, ASSET_ROLES)),
    check("image_assets_sha256", sql`${table.sha256} ~ '^[0-9a-f]{64}$'`),
    check(
      "image_assets_numbers",
      sql`${table.sizeBytes} > 0 and ${table.width} > 0 and ${table.height} > 0 and ${table.position} >= 0`,
    ),
    check("image_assets_changed_fraction", sql`${table.changedFraction} between 0 and 1`),
    check(
      "image_assets_output_has_step",
      sql`${table.role} not in ('output', 'raw') or ${table.generationId} is not null`,
    ),
  ],
);

/** What happened, in the order each user may see it. */
export const imageGenerationEvents = pgTable(
  "image_generation_events",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    userId: userId(),
    /** Gapless per user, taken under a row lock: with a plain serial, readers miss rows that commit late. */
    sequence: bigint({ mode: "number" }).notNull(),
    /** Null for what concerns all of the user's sessions. */
    sessionId: text().references(() => imageSessions.id, { onDelete: "cascade" }),
    generationId: text().references(() => imageGenerations.id, { onDelete: "cascade" }),
    type: text({ enum: EVENT_TYPES }).notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    createdAt: createdAt(),
  },
  (table) => [
    // The life of one generation.
    index("image_generation_events_generation").on(table.generationId, table.id),
    // Everything of one user after the last event that a stream has sent.
    uniqueIndex("image_generation_events_user_sequence").on(table.userId, table.sequence),
    index("image_generation_events_session").on(table.sessionId),
    // Retention deletes the oldest.
    index("image_generation_events_created").on(table.createdAt),
    check("image_generation_events_type", oneOf(table.type, EVENT_TYPES)),
  ],
);

export type ImageSessionRow = typeof imageSessions.$inferSelect;
export type GenerationRow = typeof imageGenerations.$inferSelect;
export type AssetRow = typeof imageAssets.$inferSelect;
export type EventRow = typeof imageGenerationEvents.$inferSelect;
