import type { GenerationRow } from "#db/schema/images.ts";
import { withDefaults } from "./capabilities.ts";
import type { Operation } from "./constants.ts";
import { findModel, findProvider } from "./providers/index.ts";
import type { ModelCapabilities } from "./providers/types.ts";
import type { GenerationParams } from "./schemas.ts";
import { usualCostMicros } from "./usual-costs.ts";

/**
 * Micro-dollars that a step will about cost: by its provider's prices, or else by what steps like it have cost here as of
 * the last `loadProviders`. Null when nobody knows.
 */
export function estimateStep(
  model: ModelCapabilities,
  operation: Operation,
  params: GenerationParams,
): number | null {
  const provider = findProvider(model.provider);
  const request = { model, operation, params: withDefaults(model, params, operation) };
  return provider?.estimateCostMicros(request) ?? usualCostMicros(model, operation, request.params);
}

/** As `estimateStep`, for a step that names its model; null also for a model that is gone. */
export function estimateOf({
  provider,
  model,
  operation,
  params,
}: Pick<GenerationRow, "provider" | "model" | "operation" | "params">): number | null {
  const found = findModel(provider, model);
  return found && estimateStep(found, operation, params);
}

/** The sum of what is known, and of how many nothing is known. */
export type Estimate = { costMicros: number; unknownCount: number };

export function sumEstimates(estimates: (number | null)[]): Estimate {
  return {
    costMicros: estimates.reduce<number>((sum, costMicros) => sum + (costMicros ?? 0), 0),
    unknownCount: estimates.filter((costMicros) => costMicros === null).length,
  };
}
