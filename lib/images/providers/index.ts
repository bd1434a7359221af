import { env } from "#lib/env.ts";
import { PROVIDER_KINDS } from "./kinds.ts";
import { sketch } from "./sketch.ts";
import type { ImageProvider, ModelCapabilities } from "./types.ts";

export const BUILT_IN = sketch.id;

/** A person's own is for nobody else. */
type Added = { provider: ImageProvider; userId: string | null };

type Registry = {
  /** Those that need no database: the built-in one first, it needs no key. */
  fixed: readonly ImageProvider[];
  added: readonly Added[];
  /** Live lists by provider; they take the place of what an adapter says by itself. */
  discovered: ReadonlyMap<string, readonly ModelCapabilities[]>;
};

// Next evaluates modules several times a process: what was loaded for one of them is loaded for all.
const holder = globalThis as typeof globalThis & { studioProviders?: Registry };

/**
 * What is configured now, as of the last `loadProviders` (lib/images/provider-settings/load.ts), which every request
 * and every run awaits first.
 * Also what only one person may use: see `isUsableBy`.
 */
export function listProviders(): ImageProvider[] {
  const { fixed, added } = registry();
  return [...fixed, ...added.map(({ provider }) => provider)];
}

export function findProvider(id: string): ImageProvider | null {
  return listProviders().find((provider) => provider.id === id) ?? null;
}

/** Null also for a model that its provider had once and has no more. */
export function findModel(providerId: string, modelId: string): ModelCapabilities | null {
  const provider = findProvider(providerId);
  return (provider && modelsOf(provider).find((model) => model.id === modelId)) ?? null;
}

/** False for what another person added with a key of their own. What is not configured is no matter of persons. */
export function isUsableBy(userId: string | null, providerId: string): boolean {
  const added = registry().added.find(({ provider }) => provider.id === providerId);
  return !added?.userId || added.userId === userId;
}

/** Whether its calls are paid with a person's own key. */
export function hasOwnKey(providerId: string): boolean {
  return registry().added.some(({ provider, userId }) => provider.id === providerId && userId !== null);
}

/** Every model that the person can use now, in the order in which they are offered; null for what everybody can. */
export function listModels(userId: string | null): ModelCapabilities[] {
  const theirs = listProviders().filter(({ id }) => isUsableBy(userId, id));
  return theirs.flatMap((provider) =>
    modelsOf(provider).map((model) => ({ ...model, providerLabel: provider.label })),
  );
}

/** The built-in one and what the environment configures: nobody can change them from within the studio. */
export function fixedProviders(): readonly ImageProvider[] {
  return registry().fixed;
}

/** Takes over what the database says. */
export function setLoaded({ added, discovered }: Omit<Registry, "fixed">): void {
  holder.studioProviders = { ...registry(), added, discovered };
}

/** Of its live list, or what its adapter says by itself. A list from before its models were named counts no more. */
export function modelsOf(provider: ImageProvider): readonly ModelCapabilities[] {
  const live = provider.discover && registry().discovered.get(provider.id);
  return live ?? provider.models;
}

function registry(): Registry {
  holder.studioProviders ??= { fixed: [sketch, ...fromEnvironment()], added: [], discovered: new Map() };
  return holder.studioProviders;
}

function fromEnvironment(): ImageProvider[] {
  return PROVIDER_KINDS.flatMap((kind) => kind.fromEnv(env()) ?? []);
}
