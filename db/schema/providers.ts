import { boolean, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { user } from "./auth.ts";
import { createdAt, instant } from "./columns.ts";

/** Providers that were added in the studio. Those of the environment are in no table. */
export const providerSettings = pgTable(
  "provider_settings",
  {
    /** What generations know it by; never used again once it is gone. */
    id: text().primaryKey(),
    kind: text().notNull(),
    name: text().notNull(),
    baseUrl: text(),
    /** See lib/secret-box.ts; bound to this row's id. */
    sealedKey: text(),
    /** The key's last characters, to tell keys apart. */
    keyHint: text(),
    /** What its kind can be told beside key and address; see lib/images/providers/kind-options.ts. */
    options: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** Whose own key it is; null is for everybody. */
    userId: text().references(() => user.id, { onDelete: "cascade" }),
    enabled: boolean().notNull().default(true),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (table) => [index().on(table.userId)],
);

/** What a provider's server said it can do, where that changes: the same for web and worker. */
export const providerModels = pgTable("provider_models", {
  /** Also of providers of the environment, so it references nothing. */
  providerId: text().primaryKey(),
  /** Of the last answer; null before the first. */
  models: jsonb().$type<ModelCapabilities[]>(),
  /** Why the last try had no answer; null when it had one. */
  problem: text(),
  triedAt: instant().notNull(),
});

/** Which models are tried, in order, when the provider of one is down. */
export const modelFallbacks = pgTable(
  "model_fallbacks",
  {
    provider: text().notNull(),
    model: text().notNull(),
    /** Never empty. */
    targets: jsonb().$type<{ provider: string; model: string }[]>().notNull(),
    updatedAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.provider, table.model] })],
);

export type ProviderSettingsRow = typeof providerSettings.$inferSelect;
