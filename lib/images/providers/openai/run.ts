import type { ProviderError, ProviderEvent, ProviderRequest } from "#lib/images/providers/types.ts";
import { fanOut } from "../fan-out.ts";
import { callOnce } from "./call.ts";
import { toProviderError } from "./errors.ts";
import type { Service } from "./service.ts";
import { type Finished, finish } from "./summary.ts";

/** Buys the pictures of a request one by one and tells of them as they come; see `ImageProvider.generate`. */
export async function* run(
  service: Service,
  request: ProviderRequest,
  signal: AbortSignal,
): AsyncGenerator<ProviderEvent, void, undefined> {
  signal.throwIfAborted();
  const orders = await service.prepare(request);
  const left = new AbortController();
  const both = AbortSignal.any([signal, left.signal]);
  const calls = orders.map((order) => callOnce(service, order, both));
  const finished: Finished[] = [];
  const failures: ProviderError[] = [];
  let submitted = false;
  try {
    for (const round of service.inTurn ? calls.map((call) => [call]) : [calls]) {
      for await (const arrival of fanOut(round)) {
        // The SDK ends an aborted stream in silence, like a complete one.
        signal.throwIfAborted();
        if ("error" in arrival) {
          failures.push(toProviderError(arrival.error, service));
        } else if (arrival.value.type === "picture") {
          const { bytes, ...facts } = arrival.value.picture;
          finished.push({ ...facts, costMicros: service.costMicros(request.model.id, facts.usage) });
          yield { type: "output", bytes, seed: arrival.value.seed, revisedPrompt: facts.revisedPrompt };
        } else if (arrival.value.type === "preview" || !submitted) {
          submitted = true;
          yield arrival.value;
        }
      }
      signal.throwIfAborted();
    }
  } finally {
    left.abort();
  }
  yield finish(request, finished, failures, service.pricesVersion);
}
