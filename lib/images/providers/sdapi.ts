import { randomInt } from "node:crypto";
import { orderOf } from "./sdapi/body.ts";
import { drawPicture } from "./sdapi/draw.ts";
import { modelGone } from "./sdapi/errors.ts";
import { discoverModels, LOADED, listCheckpoints } from "./sdapi/models.ts";
import type { Look } from "./sdapi/progress.ts";
import { connectSdapi, type SdapiServer, type SdapiSettings } from "./sdapi/server.ts";
import { type ImageProvider, ProviderError, type ProviderEvent, type ProviderRequest } from "./types.ts";

const ID = "sdapi";
const MINUTE_MS = 60_000;
/** Pictures take minutes without a graphics card, and some servers say nothing meanwhile. */
const TIMEOUTS = { overallMs: 60 * MINUTE_MS, idleMs: 30 * MINUTE_MS };

const HALF_DONE = "Somebody stopped the image server while it was drawing, so the picture may be half done.";

/**
 * A server of one's own that speaks AUTOMATIC1111's API: that itself, Forge, SD.Next, Draw Things, KoboldCpp,
 * sd-server. What it can do is learned from it; before that it has no models.
 */
export function createSdapi(settings: SdapiSettings): ImageProvider {
  const server = connectSdapi(settings);
  return {
    id: ID,
    label: "Stable Diffusion WebUI",
    models: [],
    timeouts: TIMEOUTS,
    estimateCostMicros: () => 0,
    generate: (request, signal) => generate(server, request, signal),
    discover: (signal) => discoverModels(ID, server, signal),
    check: (signal) => check(server, signal),
  };
}

async function* generate(
  server: SdapiServer,
  request: ProviderRequest,
  signal: AbortSignal,
): AsyncGenerator<ProviderEvent, void, undefined> {
  signal.throwIfAborted();
  await assertModel(server, request, signal);
  const order = await orderOf(request);
  const seeds = seedsOf(request);
  const told = { progress: 0, position: Number.NaN };
  const warnings: string[] = [];
  for (const [index, seed] of seeds.entries()) {
    try {
      // One call a picture: each is shown when it is finished, and its seed alone gives it again.
      for await (const event of drawPicture({ server, model: request.model, order, seed, signal })) {
        signal.throwIfAborted();
        if (event.type === "look") yield* toEvents(event.look, index / seeds.length, 1 / seeds.length, told);
        else if (event.type === "submitted" && index === 0) yield event;
        else if (event.type === "picture") {
          const { bytes, seed: drawn } = event.picture;
          yield { type: "output", bytes, seed: drawn ?? seed };
        } else if (event.type === "interrupted") warnings.push(HALF_DONE);
      }
    } catch (error) {
      // Pictures that have come are kept, so what happened to the others is only a warning.
      if (index === 0 || signal.aborted || !(error instanceof ProviderError)) throw error;
      warnings.push(`Only ${index} of ${seeds.length} pictures came. ${error.message}`);
      break;
    }
  }
  signal.throwIfAborted();
  yield { type: "done", params: { ...request.params, ...order.size }, costMicros: 0, warnings };
}

/** A server that does not know a checkpoint draws with the one that it has loaded, and says nothing. */
async function assertModel(
  server: SdapiServer,
  { model }: ProviderRequest,
  signal: AbortSignal,
): Promise<void> {
  if (model.id === LOADED) return;
  const ids = await listCheckpoints(server, signal).catch(() => null);
  signal.throwIfAborted();
  if (ids && !ids.includes(model.id)) throw modelGone(model.label);
}

/** Always named: a server's own may be fixed. */
function seedsOf({ params, model }: ProviderRequest): number[] {
  const { min, max } = model.seed ?? { min: 1, max: 2_147_483_646 };
  const first = params.seed ?? randomInt(min, max + 1);
  return Array.from(
    { length: params.count ?? 1 },
    (_, index) => min + ((first - min + index) % (max - min + 1)),
  );
}

/** What is new: progress never goes back, and a place in the queue is told once. */
function* toEvents(
  look: Look,
  from: number,
  share: number,
  told: { progress: number; position: number | null },
): Generator<ProviderEvent> {
  if (look.state === "queued" && look.position !== told.position) {
    told.position = look.position;
    yield { type: "queued", position: look.position };
  }
  if (look.state !== "drawing") return;
  const progress = from + share * Math.min(1, Math.max(0, look.progress));
  if (progress > told.progress) {
    told.progress = progress;
    yield { type: "progress", progress };
  }
  if (look.preview) yield { type: "preview", bytes: look.preview };
}

async function check(server: SdapiServer, signal: AbortSignal): Promise<string> {
  const models = await discoverModels(ID, server, signal);
  const [first] = models;
  if (!first) return "The server answers, but has no checkpoints yet.";
  const found = models.length === 1 ? `with ${first.label}` : `with ${models.length} checkpoints`;
  return first.progress
    ? `The server answers, ${found}.`
    : `The server answers, ${found}. It tells no progress and cannot be stopped.`;
}
