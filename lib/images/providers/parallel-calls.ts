import { fanOut } from "./fan-out.ts";
import { ProviderError, type ProviderEvent, type ProviderRequest } from "./types.ts";
import { untilAborted } from "./until-aborted.ts";

/** What one call gave. A vendor may put more than one picture into an answer, and all of them are paid for. */
export type CallResult = {
  pictures: { bytes: Buffer; revisedPrompt?: string }[];
  /** The one these pictures were made with. */
  seed: number | null;
  costMicros: number | null;
  usage?: Record<string, unknown>;
  warnings?: string[];
  providerRequestId?: string;
};

type Calls = {
  request: ProviderRequest;
  /** One call of `count`, with what is its alone. @throws {ProviderError} */
  call: (index: number, signal: AbortSignal) => Promise<CallResult>;
  /** Stored beside the cost. */
  pricesVersion?: string;
};

/**
 * Buys the pictures of a request one by one, all at once, from a vendor that makes one a call and says nothing before
 * it is done. Those that arrive are kept, so the others' failures are only warnings.
 * @throws {ProviderError} the gravest failure, when no picture came; the signal's reason
 */
export async function* parallelCalls(
  { request, call, pricesVersion }: Calls,
  signal: AbortSignal,
): AsyncGenerator<ProviderEvent, void, undefined> {
  const left = new AbortController();
  const together = AbortSignal.any([signal, left.signal]);
  const results: CallResult[] = [];
  const failures: ProviderError[] = [];
  const once = async function* (index: number) {
    yield await untilAborted(call(index, together), together);
  };
  signal.throwIfAborted();
  yield { type: "submitted" };
  signal.throwIfAborted();
  try {
    for await (const arrival of fanOut(
      Array.from({ length: request.params.count ?? 1 }, (_, i) => once(i)),
    )) {
      signal.throwIfAborted();
      if ("error" in arrival) failures.push(asProviderError(arrival.error));
      else {
        results.push(arrival.value);
        const { pictures, seed } = arrival.value;
        for (const picture of pictures) yield { type: "output", ...picture, seed };
      }
    }
    signal.throwIfAborted();
  } finally {
    left.abort();
  }
  yield finish(request, results, failures, pricesVersion);
}

function asProviderError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  throw error;
}

function finish(
  { params }: ProviderRequest,
  results: readonly CallResult[],
  failures: readonly ProviderError[],
  pricesVersion: string | undefined,
): ProviderEvent {
  const [first] = results;
  if (!first) throw failures.find(({ charged }) => charged !== "no") ?? failures[0];
  const missing = failures.map(({ message }) => `One of ${params.count} pictures is missing. ${message}`);
  return {
    type: "done",
    usage: {
      ...(pricesVersion && { pricesVersion }),
      calls: results.map(({ providerRequestId, usage }) => ({ providerRequestId, ...usage })),
    },
    costMicros: totalCost(results, failures),
    warnings: [...new Set([...results.flatMap(({ warnings }) => warnings ?? []), ...missing])],
    ...(first.providerRequestId && { providerRequestId: first.providerRequestId }),
  };
}

/** Unknown as soon as one part is: a sum that leaves something out would look like the whole. */
function totalCost(results: readonly CallResult[], failures: readonly ProviderError[]): number | null {
  if (failures.some(({ charged }) => charged !== "no")) return null;
  return results.reduce<number | null>(
    (sum, { costMicros }) => (sum === null || costMicros === null ? null : sum + costMicros),
    0,
  );
}
