import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { db } from "#db/index.ts";
import { type ProviderSettingsRow, providerModels, providerSettings } from "#db/schema/providers.ts";
import { env } from "#lib/env.ts";
import type { Owner } from "#lib/images/owner.ts";
import { listModels, setLoaded } from "#lib/images/providers/index.ts";
import type { ImageProvider, ModelCapabilities } from "#lib/images/providers/types.ts";
import { loadUsualCosts } from "#lib/images/usual-costs.ts";
import { buildProvider } from "./build-provider.ts";
import { withFallbacks } from "./usable-fallbacks.ts";

type Known<T> = Map<string, { at: number; value: T }>;
type Added = { provider: ImageProvider; userId: string | null };
type Loaded = {
  begunAt: number;
  providers: Known<Added | null>;
  models: Known<readonly ModelCapabilities[]>;
};

const holder = globalThis as typeof globalThis & { studioLoadedProviders?: Loaded };

/**
 * Makes `findProvider`, `findModel`, `listModels` and estimates answer as the database says now. To be awaited before
 * they are asked: by each request and each run. Two small queries; only what changed is read and made anew.
 */
export async function loadProviders(): Promise<void> {
  const begunAt = performance.now();
  const known = holder.studioLoadedProviders ?? { begunAt: 0, providers: new Map(), models: new Map() };
  const [enabled, answers] = await Promise.all([findEnabled(), findAnswers()]);
  const loaded: Loaded = {
    begunAt,
    providers: await readChangedRows(enabled, known.providers),
    models: await readChanged(answers, known.models),
  };
  // A slower call that began earlier may have read what is not so any more.
  if (begunAt < (holder.studioLoadedProviders?.begunAt ?? 0)) return;
  holder.studioLoadedProviders = loaded;
  setLoaded({
    added: [...loaded.providers.values()].flatMap(({ value }) => value ?? []),
    discovered: new Map([...loaded.models].map(([id, { value }]) => [id, value])),
  });
  await loadUsualCosts();
}

/** Every model that the person can use now, in the order in which they are offered. */
export async function listUsableModels(user: Owner): Promise<ModelCapabilities[]> {
  await loadProviders();
  return await withFallbacks(listModels(user.id));
}

function toAdded(row: ProviderSettingsRow): Added | null {
  const { provider } = buildProvider(row);
  return provider && { provider, userId: row.userId };
}

type Enabled = { id: string; updatedAt: Date };

function findEnabled(): Promise<Enabled[]> {
  return db()
    .select({ id: providerSettings.id, updatedAt: providerSettings.updatedAt })
    .from(providerSettings)
    .where(
      and(
        env().ALLOW_OWN_KEYS ? undefined : isNull(providerSettings.userId),
        eq(providerSettings.enabled, true),
      ),
    )
    .orderBy(providerSettings.createdAt, providerSettings.id);
}

/** Graphs in their options can be long, so only rows that are new are read. */
async function readChangedRows(enabled: Enabled[], known: Loaded["providers"]): Promise<Loaded["providers"]> {
  const changed = enabled.filter(({ id, updatedAt }) => known.get(id)?.at !== updatedAt.getTime());
  const rows = changed.length > 0 ? await readRows(changed.map(({ id }) => id)) : [];
  const fresh = new Map(rows.map((row) => [row.id, toAdded(row)]));
  return keepSame(
    enabled,
    known,
    ({ updatedAt }) => updatedAt,
    ({ id }) => fresh.get(id) ?? null,
  );
}

function readRows(ids: string[]): Promise<ProviderSettingsRow[]> {
  return db().select().from(providerSettings).where(inArray(providerSettings.id, ids));
}

type Answer = { id: string; triedAt: Date };

function findAnswers(): Promise<Answer[]> {
  return db()
    .select({ id: providerModels.providerId, triedAt: providerModels.triedAt })
    .from(providerModels)
    .where(isNotNull(providerModels.models));
}

/** Lists can be long, so only those that are new are read. */
async function readChanged(answers: Answer[], known: Loaded["models"]): Promise<Loaded["models"]> {
  const changed = answers.filter(({ id, triedAt }) => known.get(id)?.at !== triedAt.getTime());
  const ids = changed.map(({ id }) => id);
  const rows = ids.length > 0 ? await readModels(ids) : [];
  const fresh = new Map(rows.map(({ id, models }) => [id, models ?? []]));
  return keepSame(
    answers,
    known,
    ({ triedAt }) => triedAt,
    ({ id }) => fresh.get(id) ?? [],
  );
}

function readModels(ids: string[]) {
  return db()
    .select({ id: providerModels.providerId, models: providerModels.models })
    .from(providerModels)
    .where(inArray(providerModels.providerId, ids));
}

function keepSame<Row extends { id: string }, T>(
  rows: Row[],
  known: Known<T>,
  instantOf: (row: Row) => Date,
  make: (row: Row) => T,
): Known<T> {
  return new Map(
    rows.map((row) => {
      const at = instantOf(row).getTime();
      const same = known.get(row.id);
      return [row.id, same?.at === at ? same : { at, value: make(row) }];
    }),
  );
}
