import { z } from "zod";
import { chargedFor } from "#lib/images/providers/charged-for.ts";
import { type Answer, ask, download, type JobApi } from "#lib/images/providers/job-api.ts";
import { brokenCall, nextLookMs, patiently, pause } from "#lib/images/providers/patience.ts";
import type { ProviderEvent } from "#lib/images/providers/types.ts";
import type { Submission } from "./body.ts";
import { failedPrediction, lostPrediction, refusal, stoppedPrediction, unreadable } from "./errors.ts";

export const PREDICTION_ID = /^[a-z0-9]+$/;
/** Replicate stops by itself what nobody waits for any more. */
const DEADLINE = "30m";
const SUBMIT_MS = 120_000;
const CANCEL_MS = 5_000;

const Address = z.url({ protocol: /^https?$/ });
const Accepted = z.object({ id: z.string().regex(PREDICTION_ID) });
const Prediction = z.discriminatedUnion("status", [
  z.object({ status: z.enum(["starting", "processing"]) }),
  z.object({ status: z.literal("succeeded"), output: z.union([Address, z.array(Address).min(1)]) }),
  z.object({ status: z.literal("failed"), error: z.string().nullish() }),
  z.object({ status: z.enum(["canceled", "aborted"]) }),
]);

/** @throws {ProviderError} */
export async function submit(api: JobApi, { modelId, input }: Submission): Promise<string> {
  const answer = await ask(api, `v1/models/${modelId}/predictions`, {
    method: "POST",
    body: { input },
    headers: { "cancel-after": DEADLINE },
    signal: AbortSignal.timeout(SUBMIT_MS),
  }).catch((error) => {
    throw brokenCall(error, api.name);
  });
  const accepted = Accepted.safeParse(answer.body);
  const { status } = answer;
  if (status >= 300 || !accepted.success) throw refusal(answer, api, chargedFor(status));
  return accepted.data.id;
}

/** @throws {ProviderError} and the signal's reason */
export async function* followPrediction(
  api: JobApi,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<ProviderEvent, Buffer, undefined> {
  const startedAt = performance.now();
  for (;;) {
    signal.throwIfAborted();
    const answer = await patiently(api, signal, (bounded) => look(api, id, bounded));
    if (answer.status === 404) throw lostPrediction();
    if (answer.status !== 200) throw refusal(answer, api, "unknown");
    const prediction = Prediction.safeParse(answer.body);
    if (!prediction.success) throw unreadable(prediction.error);
    const { data } = prediction;
    if (data.status === "succeeded") return await fetchPicture(api, [data.output].flat()[0] ?? "", signal);
    if (data.status === "failed") throw failedPrediction(data.error ?? "", api);
    if (data.status === "canceled" || data.status === "aborted") throw stoppedPrediction(data.status);
    yield data.status === "starting"
      ? { type: "queued", position: null }
      : { type: "progress", progress: null };
    await pause(nextLookMs(api, startedAt), signal);
  }
}

export async function cancelPredictions(api: JobApi, ids: readonly string[]): Promise<void> {
  const signal = AbortSignal.timeout(CANCEL_MS);
  await Promise.allSettled(
    ids.map((id) => ask(api, `v1/predictions/${id}/cancel`, { method: "POST", signal })),
  );
}

/** @throws {ProviderError} for what may be otherwise in a moment */
async function look(api: JobApi, id: string, signal: AbortSignal): Promise<Answer> {
  const answer = await ask(api, `v1/predictions/${id}`, { signal });
  if (answer.status === 429 || answer.status >= 500) throw refusal(answer, api, "unknown");
  return answer;
}

/** At once: an hour later it is deleted. */
async function fetchPicture(api: JobApi, url: string, signal: AbortSignal): Promise<Buffer> {
  return await patiently(api, signal, async (bounded) => {
    const { status, headers, bytes } = await download(api, url, bounded);
    if (status !== 200) throw refusal({ status: 502, headers, body: null }, api, "unknown");
    return bytes;
  });
}
