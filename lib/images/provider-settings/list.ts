import { db } from "#db/index.ts";
import { type ProviderSettingsRow, providerModels, providerSettings } from "#db/schema/providers.ts";
import { notFound } from "#lib/errors.ts";
import { BUILT_IN, findProvider, fixedProviders, modelsOf } from "#lib/images/providers/index.ts";
import { findKind, PROVIDER_KINDS, type ProviderKind } from "#lib/images/providers/kinds.ts";
import type { ImageProvider } from "#lib/images/providers/types.ts";
import { buildProvider } from "./build-provider.ts";
import { loadProviders } from "./load.ts";
import { isOwnable, ownedBy, type SettingsOwner } from "./owner.ts";
import type { ProviderKindView, ProviderListView, ProviderSettingsView } from "./views.ts";

/** A person's own providers, or all that are for everybody, working or not, and the kinds that can be added. A few dozen. */
export async function listProviderSettings(owner: SettingsOwner): Promise<ProviderListView> {
  await loadProviders();
  const [rows, problems] = await Promise.all([findRows(owner), findProblems()]);
  const added = rows.map((row) => addedView(row, problems));
  if (owner) {
    const kinds = PROVIDER_KINDS.filter(isOwnable).map(toKindView);
    return { providers: added, kinds: kinds.map((kind) => ({ ...kind, address: "none" })) };
  }
  const fixed = fixedProviders().map((provider) => fixedView(provider, problems));
  return { providers: [...fixed, ...added], kinds: PROVIDER_KINDS.map(toKindView) };
}

/** @throws {AppError} not_found */
export async function getProviderSettings(owner: SettingsOwner, id: string): Promise<ProviderSettingsView> {
  const { providers } = await listProviderSettings(owner);
  const found = providers.find((provider) => provider.id === id);
  if (!found) throw notFound();
  return found;
}

function findRows(owner: SettingsOwner): Promise<ProviderSettingsRow[]> {
  return db()
    .select()
    .from(providerSettings)
    .where(ownedBy(owner))
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
  return {
    id,
    kind: null,
    kindLabel: null,
    name: label,
    origin: id === BUILT_IN ? "built-in" : "environment",
    baseUrl: null,
    hasKey: false,
    keyHint: null,
    options: {},
    enabled: true,
    modelCount: countModels(id),
    problem: problems.get(id) ?? null,
  };
}

function addedView(row: ProviderSettingsRow, problems: Problems): ProviderSettingsView {
  const { id, kind, name, baseUrl, keyHint, enabled } = row;
  const known = findKind(kind);
  return {
    id,
    kind,
    kindLabel: known?.label ?? kind,
    name,
    origin: "studio",
    baseUrl,
    hasKey: row.sealedKey !== null,
    keyHint,
    options: known?.options?.show(row.options) ?? {},
    enabled,
    modelCount: countModels(id),
    problem: buildProvider(row).problem ?? problems.get(id) ?? null,
  };
}

function countModels(providerId: string): number {
  const provider = findProvider(providerId);
  return provider ? modelsOf(provider).length : 0;
}

function toKindView({ kind, label, key, address, hint, options }: ProviderKind): ProviderKindView {
  const fields = Object.entries(options?.fields ?? {}).map(([name, field]) => ({ name, field }));
  return { kind, label, key, address, hint, options: fields };
}
