import type { AttemptRow } from "#db/schema/attempts.ts";
import { env } from "#lib/env.ts";
import { beginAttempt, canResume, markSubmitted, type SubmittedIds } from "./attempts.ts";
import { type Claim, ClaimLostError, ShutdownError } from "./claims.ts";
import { estimateStep } from "./estimates.ts";
import { fitOverlays } from "./fit-overlays.ts";
import { buildProviderRequest } from "./provider-requests.ts";
import { type Collected, collectEvents } from "./provider-runs.ts";
import {
  type ImageProvider,
  type ModelCapabilities,
  ProviderError,
  type ProviderEvent,
  type ProviderRequest,
} from "./providers/types.ts";
import type { GenerationParams } from "./schemas.ts";

export type Call = {
  claim: Claim;
  provider: ImageProvider;
  model: ModelCapabilities;
  collected: Collected;
  controller: AbortController;
  /** An attempt that is there already was made by a worker that is gone, and can be resumed. */
  run: { attempt: AttemptRow | null };
};

/** Makes the one call, or goes on with it. Returns the parameters that were asked for. */
export async function callProvider({
  claim,
  provider,
  model,
  collected,
  controller,
  run,
}: Call): Promise<GenerationParams> {
  const { signal } = controller;
  await fitOverlays(claim);
  const request = await buildProviderRequest(claim, model);
  // A job that is at the vendor already is told to stop by going on with it.
  if (!run.attempt) signal.throwIfAborted();
  const attempt =
    run.attempt ??
    (await beginAttempt(claim, request, estimateStep(model, request.operation, request.params)));
  run.attempt = attempt;
  const onSubmitted = async (ids: SubmittedIds) => {
    run.attempt = { ...attempt, ...ids };
    await markSubmitted(attempt, ids);
  };
  const vendorSignal = signalForVendor(signal, () => canResume(run.attempt, provider));
  const timers = startTimers(controller, model, provider);
  try {
    const events = startOrResume(provider, attempt, request, vendorSignal);
    await collectEvents(claim, events, collected, {
      request,
      signal,
      vendorSignal,
      onEvent: timers.alive,
      onSubmitted,
    });
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

function startOrResume(
  provider: ImageProvider,
  { id: attemptId, remoteId }: AttemptRow,
  request: Omit<ProviderRequest, "attemptId">,
  signal: AbortSignal,
): AsyncIterable<ProviderEvent> {
  const whole = { ...request, attemptId };
  return remoteId && provider.resume
    ? provider.resume(remoteId, whole, signal)
    : provider.generate(whole, signal);
}

/** Aborts with `signal`, but not where another worker goes on with the job: an abort would stop it at the vendor. */
function signalForVendor(signal: AbortSignal, isResumable: () => boolean): AbortSignal {
  const vendor = new AbortController();
  const pass = () => {
    const { reason } = signal;
    const isHandedOver = reason instanceof ShutdownError || reason instanceof ClaimLostError;
    if (!isHandedOver || !isResumable()) vendor.abort(reason);
  };
  if (signal.aborted) pass();
  else signal.addEventListener("abort", pass, { once: true });
  return vendor.signal;
}

function startTimers(
  controller: AbortController,
  model: ModelCapabilities,
  { timeouts }: ImageProvider,
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
  const overall = setTimeout(abort, timeouts?.overallMs ?? env().PROVIDER_TIMEOUT_SECONDS * 1000);
  const idle = setTimeout(abort, timeouts?.idleMs ?? env().PROVIDER_IDLE_TIMEOUT_SECONDS * 1000);
  return {
    alive: () => idle.refresh(),
    stop: () => {
      clearTimeout(overall);
      clearTimeout(idle);
    },
  };
}
