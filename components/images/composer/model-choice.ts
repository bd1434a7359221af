import type { ModelCapabilities } from "#lib/images/providers/types.ts";

/** One string for a model of a provider; a model's own id may contain slashes. */
export function modelKey(model: { provider: string; id: string }): string {
  return `${model.provider}/${model.id}`;
}

/** The model's id in a key that is not configured any more; null while it is, or without a key. */
export function goneModel(models: readonly ModelCapabilities[], key: string | null): string | null {
  if (key === null || models.some((model) => modelKey(model) === key)) return null;
  return key.slice(key.indexOf("/") + 1);
}

/** The first of `keys` that is configured, else the first model; undefined when none is configured. */
export function findModel(
  models: readonly ModelCapabilities[],
  ...keys: (string | null | undefined)[]
): ModelCapabilities | undefined {
  for (const key of keys) {
    const model = models.find((candidate) => modelKey(candidate) === key);
    if (model) return model;
  }
  return models[0];
}
