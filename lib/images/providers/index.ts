import { env } from "#lib/env.ts";
import { PROVIDER_KINDS } from "./kinds.ts";
import { sketch } from "./sketch.ts";
import type { ImageProvider, ModelCapabilities } from "./types.ts";

type Registry = {
  /** Those that need no database: the built-in one first, it needs no key. */
  fixed: readonly ImageProvider[];
  added: readonly ImageProvider[];
  /** Live lists by provider; they take the place of what an adapter says by itself. */
  discovered: ReadonlyMap<string, readonly ModelCapabilities[]>;
};

// Next evaluates modules several times a process: what was loaded for one of them is loaded for all.
const holder = globalThis as typeof globalThis & { studioProviders?: Registry };

/**
 * What is configured now, as of the last `loadProviders` (lib/images/provider-settings/load.ts), which every request
 * and every run awaits first.
 */
export function listProviders(): ImageProvider[] {
  const { fixed, added } = registry();
  return [...fixed, ...added];
}

export function findProvider(id: string): ImageProvider | null {
  return listProviders().find((provider) => provider.id === id) ?? null;
}

/** Null also for a model that its provider had once and has no more. */
export function findModel(providerId: string, modelId: string): ModelCapabilities | null {
  const provider = findProvider(providerId);
  return (provider && modelsOf(provider).find((model) => model.id === modelId)) ?? null;
}

/** Every model that can be used now, in the order in which they are offered. */
export function listModels(): ModelCapabilities[] {
  return listProviders().flatMap((provider) =>
    modelsOf(provider).map((model) => ({ ...model, providerLabel: provider.label })),
  );
}

/** What the environment configures, which nobody can change from within the studio. */
export function providersOfEnvironment(): readonly ImageProvider[] {
  return registry().fixed.slice(1);
}

/** Takes over what the database says. */
export function setLoaded({ added, discovered }: Omit<Registry, "fixed">): void {
  holder.studioProviders = { ...registry(), added, discovered };
}

function modelsOf(provider: ImageProvider): readonly ModelCapabilities[] {
  return registry().discovered.get(provider.id) ?? provider.models;
}

function registry(): Registry {
  holder.studioProviders ??= { fixed: [sketch, ...fromEnvironment()], added: [], discovered: new Map() };
  return holder.studioProviders;
}

function fromEnvironment(): ImageProvider[] {
  return PROVIDER_KINDS.flatMap((kind) => kind.fromEnv(env()) ?? []);
}
