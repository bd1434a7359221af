import type { ProviderError, ProviderEvent, ProviderRequest } from "#lib/images/providers/types.ts";
import type { Picture } from "./answer.ts";

export type Finished = Omit<Picture, "bytes"> & { costMicros: number | null };

type Done = Extract<ProviderEvent, { type: "done" }>;

/**
 * The end of a request whose pictures were bought one by one. Those that arrived are paid for and kept, so the
 * others' failures are only warnings; without a single picture the gravest failure is thrown.
 */
export function finish(
  request: ProviderRequest,
  finished: readonly Finished[],
  failures: readonly ProviderError[],
  pricesVersion?: string,
): Done {
  const [first] = finished;
  if (!first) throw failures.find(({ charged }) => charged !== "no") ?? failures[0];
  return {
    type: "done",
    params: { ...request.params, ...first.actual },
    usage: {
      ...(pricesVersion && { pricesVersion }),
      calls: finished.map(({ providerRequestId, usage }) => ({ providerRequestId, ...usage })),
    },
    costMicros: request.model.cost === "free" ? 0 : totalCost(finished, failures),
    warnings: failures.map(({ message }) => `One of ${request.params.count} pictures is missing. ${message}`),
    providerRequestId: first.providerRequestId,
  };
}

/** Unknown as soon as one part is: a sum that leaves something out would look like the whole. */
function totalCost(finished: readonly Finished[], failures: readonly ProviderError[]): number | null {
  if (failures.some(({ charged }) => charged !== "no")) return null;
  return finished.reduce<number | null>(
    (sum, { costMicros }) => (sum === null || costMicros === null ? null : sum + costMicros),
    0,
  );
}
