import type { AttemptRow } from "#db/schema/images.ts";
import { env } from "#lib/env.ts";
import { beginAttempt } from "./attempts.ts";
import type { Claim } from "./claims.ts";
import { fitMask } from "./fit-mask.ts";
import { buildProviderRequest } from "./provider-requests.ts";
import { type Collected, collectEvents } from "./provider-runs.ts";
import { type ImageProvider, type ModelCapabilities, ProviderError } from "./providers/types.ts";
import type { GenerationParams } from "./schemas.ts";

export type Call = {
  claim: Claim;
  provider: ImageProvider;
  model: ModelCapabilities;
  collected: Collected;
  controller: AbortController;
  run: { attempt: AttemptRow | null };
};

/** Makes the one call. Returns the parameters that were asked for. */
export async function callProvider({
  claim,
  provider,
  model,
  collected,
  controller,
  run,
}: Call): Promise<GenerationParams> {
  const { signal } = controller;
  await fitMask(claim);
  const request = await buildProviderRequest(claim, model);
  signal.throwIfAborted();
  const attempt = await beginAttempt(claim, request, provider.estimateCostMicros(request));
  run.attempt = attempt;
  const timers = startTimers(controller, model);
  try {
    const events = provider.generate({ ...request, attemptId: attempt.id }, signal);
    await collectEvents(claim, attempt, events, collected, { request, signal, onEvent: timers.alive });
  } finally {
    timers.stop();
  }
  if (collected.outputs.length === 0) {
    throw new ProviderError(
      "bad_output",
      "The provider answered without a picture. It may have been charged; try again.",
      {
        charged: "unknown",
      },
    );
  }
  return request.params;
}

function startTimers(
  controller: AbortController,
  model: ModelCapabilities,
): { alive: () => void; stop: () => void } {
  const abort = () =>
    controller.abort(
      new ProviderError(
        "timeout",
        `${model.label} did not answer in time. It may have been charged; you can try again.`,
        {
          charged: "unknown",
        },
      ),
    );
  const overall = setTimeout(abort, env().PROVIDER_TIMEOUT_SECONDS * 1000);
  const idle = setTimeout(abort, env().PROVIDER_IDLE_TIMEOUT_SECONDS * 1000);
  return {
    alive: () => idle.refresh(),
    stop: () => {
      clearTimeout(overall);
      clearTimeout(idle);
    },
  };
}
