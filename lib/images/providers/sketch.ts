import { OPERATIONS, PROMPT_MAX_LENGTH } from "#lib/images/constants.ts";
import { createJob, drawOutput, type Job, LONGEST_SIDE, STEPS, STRENGTH } from "./sketch/job.ts";
import { createPreviews, orAbort, PREVIEWS, pace } from "./sketch/preview.ts";
import {
  type ImageProvider,
  type ModelCapabilities,
  ProviderError,
  type ProviderEvent,
  type ProviderRequest,
} from "./types.ts";

const SEED = { min: 0, max: 4_294_967_295 };

const sketch1: ModelCapabilities = {
  provider: "sketch",
  id: "sketch-1",
  label: "Sketch",
  notice: "built-in sketch, not AI",
  operations: OPERATIONS,
  promptMaxLength: PROMPT_MAX_LENGTH,
  negativePrompt: true,
  size: {
    presets: [
      { width: 1024, height: 1024 },
      { width: 1152, height: 864 },
      { width: 864, height: 1152 },
      { width: 1344, height: 756 },
      { width: 756, height: 1344 },
    ],
    auto: true,
    free: {
      multipleOf: 1,
      min: 64,
      max: LONGEST_SIDE,
      minPixels: 64 * 64,
      maxPixels: LONGEST_SIDE * LONGEST_SIDE,
      maxAspectRatio: LONGEST_SIDE / 64,
    },
  },
  steps: STEPS,
  strength: STRENGTH,
  seed: SEED,
  mask: "exact",
  referencesMax: 2,
  countMax: 4,
  previews: true,
  progress: true,
  cancel: "confirmed",
  cost: "free",
  repeatable: true,
};

/** Draws by itself, from rules and a seed: it needs no key and no internet, and it is no AI. */
export const sketch: ImageProvider = {
  id: "sketch",
  label: "Built-in sketch",
  models: [sketch1],
  estimateCostMicros: () => 0,
  async *generate(request, signal) {
    try {
      for await (const event of run(request, signal)) {
        yield event;
        signal.throwIfAborted();
      }
    } catch (cause) {
      if (signal.aborted) throw signal.reason;
      throw new ProviderError("internal", "The sketch could not be drawn. It cost nothing; try again.", {
        charged: "no",
        cause,
      });
    }
  },
};

async function* run(request: ProviderRequest, signal: AbortSignal): AsyncIterable<ProviderEvent> {
  signal.throwIfAborted();
  yield { type: "submitted" };
  const job = await orAbort(createJob(request), signal);
  const { count = 1, seed = SEED.min } = request.params;
  const seeds = Array.from({ length: count }, (_, index) => (seed + index) % (SEED.max + 1));
  const [firstSeed = seed, ...otherSeeds] = seeds;
  const first = await orAbort(drawOutput(job, firstSeed), signal);
  yield* unveil(job, first, signal);
  yield { type: "output", bytes: first, seed: firstSeed };
  for (const [index, otherSeed] of otherSeeds.entries()) {
    const bytes = await orAbort(drawOutput(job, otherSeed), signal);
    yield { type: "progress", progress: 0.8 + (0.2 * (index + 1)) / count };
    yield { type: "output", bytes, seed: otherSeed };
  }
  yield { type: "progress", progress: 1 };
  yield { type: "done", costMicros: 0, warnings: [] };
}

async function* unveil({ request }: Job, picture: Buffer, signal: AbortSignal): AsyncIterable<ProviderEvent> {
  const previews = await orAbort(createPreviews(picture), signal);
  for (const [index, bytes] of previews.entries()) {
    yield { type: "preview", bytes };
    yield { type: "progress", progress: (0.8 * (index + 1)) / PREVIEWS };
    await pace(request.params.steps ?? STEPS.default, signal);
  }
}
