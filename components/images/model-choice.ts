import type { ModelCapabilities } from "#lib/images/providers/types.ts";

/** One string for a model of a provider; a model's own id may contain slashes. */
export function modelKey(model: { provider: string; id: string }): string {
  return `${model.provider}/${model.id}`;
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
