import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import {
  type ImageProvider,
  type ModelCapabilities,
  ProviderError,
  type ProviderEvent,
} from "#lib/images/providers/types.ts";

const Submitted = z.object({ id: z.string() });
const Look = z.object({ state: z.enum(["running", "done", "canceled"]), seed: z.int() });

const JOB_1: ModelCapabilities = {
  provider: "jobs",
  id: "job-1",
  label: "Job 1",
  operations: ["text-to-image"],
  promptMaxLength: 1000,
  negativePrompt: false,
  size: { presets: [{ width: 64, height: 64 }], auto: false },
  seed: { min: 0, max: 2 ** 32 - 1 },
  mask: "none",
  referencesMax: 0,
  countMax: 1,
  previews: false,
  progress: false,
  cancel: "confirmed",
  cost: "reported",
  repeatable: false,
};

/** The smallest adapter for tests/fakes/job-vendor.ts: paid, resumable, and it stops its job when it is aborted. */
export function createJobProvider(baseURL: string): ImageProvider {
  return {
    id: "jobs",
    label: "Jobs",
    models: [JOB_1],
    estimateCostMicros: () => 10_000,
    async *generate({ model, prompt, params }, signal) {
      const body = JSON.stringify({ model: model.id, prompt, seed: params.seed });
      const answer = await fetch(`${baseURL}/jobs`, { method: "POST", body, signal });
      const { id } = Submitted.parse(await answer.json());
      yield { type: "submitted", remoteId: id };
      yield* follow(`${baseURL}/jobs/${id}`, signal);
    },
    resume: (remoteId, _request, signal) => follow(`${baseURL}/jobs/${remoteId}`, signal),
  };
}

async function* follow(job: string, signal: AbortSignal): AsyncGenerator<ProviderEvent, void, undefined> {
  for (;;) {
    if (signal.aborted) {
      await fetch(job, { method: "DELETE" });
      throw signal.reason;
    }
    const { state, seed } = Look.parse(await (await fetch(job)).json());
    if (state === "canceled") throw new ProviderError("unavailable", "It was canceled.", { charged: "no" });
    if (state === "done") {
      const picture = await fetch(`${job}/picture`, { signal });
      yield { type: "output", bytes: Buffer.from(await picture.arrayBuffer()), seed };
      yield { type: "done", costMicros: 10_000, warnings: [] };
      return;
    }
    await delay(20);
    yield { type: "progress", progress: null };
  }
}
