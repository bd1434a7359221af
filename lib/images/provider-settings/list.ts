import { isNull } from "drizzle-orm";
import { db } from "#db/index.ts";
import { type ProviderSettingsRow, providerModels, providerSettings } from "#db/schema/providers.ts";
import { notFound } from "#lib/errors.ts";
import { listModels, listProviders, providersOfEnvironment } from "#lib/images/providers/index.ts";
import { findKind, PROVIDER_KINDS } from "#lib/images/providers/kinds.ts";
import type { ImageProvider } from "#lib/images/providers/types.ts";
import { buildProvider } from "./build-provider.ts";
import { loadProviders } from "./load.ts";
import type { ProviderKindView, ProviderListView, ProviderSettingsView } from "./views.ts";

/** Every provider of the studio, working or not, and the kinds that can be added. Of a few dozen: not paged. */
export async function listProviderSettings(): Promise<ProviderListView> {
  await loadProviders();
  const [rows, problems] = await Promise.all([findRows(), findProblems()]);
  const added = new Set(rows.map(({ id }) => id));
  const fixed = listProviders().filter(({ id }) => !added.has(id));
  return {
    providers: [
      ...fixed.map((provider) => fixedView(provider, problems)),
      ...rows.map((row) => addedView(row, problems)),
    ],
    kinds: PROVIDER_KINDS.map(toKindView),
  };
}

/** @throws {AppError} not_found */
export async function getProviderSettings(id: string): Promise<ProviderSettingsView> {
  const { providers } = await listProviderSettings();
  const found = providers.find((provider) => provider.id === id);
  if (!found) throw notFound();
  return found;
}

function findRows(): Promise<ProviderSettingsRow[]> {
  return db()
    .select()
    .from(providerSettings)
    .where(isNull(providerSettings.userId))
    .orderBy(providerSettings.createdAt, providerSettings.id);
}

type Problems = Map<string, string | null>;

async function findProblems(): Promise<Problems> {
  const rows = await db()
    .select({ id: providerModels.providerId, problem: providerModels.problem })
    .from(providerModels);
  return new Map(rows.map(({ id, problem }) => [id, problem]));
}

function fixedView({ id, label }: ImageProvider, problems: Problems): ProviderSettingsView {
  const ofEnvironment = providersOfEnvironment().some((provider) => provider.id === id);
  return {
    id,
    kind: null,
    kindLabel: null,
    name: label,
    origin: ofEnvironment ? "environment" : "built-in",
    baseUrl: null,
    hasKey: false,
    keyHint: null,
    enabled: true,
    modelCount: countModels(id),
    problem: problems.get(id) ?? null,
  };
}

function addedView(row: ProviderSettingsRow, problems: Problems): ProviderSettingsView {
  const { id, kind, name, baseUrl, keyHint, enabled } = row;
  return {
    id,
    kind,
    kindLabel: findKind(kind)?.label ?? kind,
    name,
    origin: "studio",
    baseUrl,
    hasKey: row.sealedKey !== null,
    keyHint,
    enabled,
    modelCount: countModels(id),
    problem: buildProvider(row).problem ?? problems.get(id) ?? null,
  };
}

function countModels(providerId: string): number {
  return listModels().filter(({ provider }) => provider === providerId).length;
}

function toKindView({ kind, label, key, address, hint }: (typeof PROVIDER_KINDS)[number]): ProviderKindView {
  return { kind, label, key, address, hint };
}
