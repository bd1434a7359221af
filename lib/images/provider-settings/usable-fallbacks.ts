import { db } from "#db/index.ts";
import { modelFallbacks } from "#db/schema/providers.ts";
import { findModel, findProvider } from "#lib/images/providers/index.ts";
import type { ModelCapabilities, ModelName } from "#lib/images/providers/types.ts";

/** The same models, each with those that stand in for it and can be used now. */
export async function withFallbacks(models: ModelCapabilities[]): Promise<ModelCapabilities[]> {
  const rows = await db().select().from(modelFallbacks);
  return models.map((model) => {
    const chain = rows.find((row) => row.provider === model.provider && row.model === model.id);
    const fallbacks = chain?.targets.flatMap((target) => nameOf(target) ?? []) ?? [];
    return fallbacks.length > 0 ? { ...model, fallbacks } : model;
  });
}

function nameOf({ provider, model }: { provider: string; model: string }): ModelName | null {
  const capabilities = findModel(provider, model);
  if (!capabilities) return null;
  return {
    provider,
    model,
    label: capabilities.label,
    providerLabel: findProvider(provider)?.label ?? provider,
  };
}
