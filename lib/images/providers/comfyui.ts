import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { log } from "#lib/log.ts";
import { builtInTemplate } from "./comfyui/built-in.ts";
import { check, discover } from "./comfyui/discover.ts";
import { comfyError } from "./comfyui/errors.ts";
import { follow } from "./comfyui/follow.ts";
import { readGraphFiles } from "./comfyui/graph-files.ts";
import { cancel, submit } from "./comfyui/jobs.ts";
import { graphModelId, isGraphModel } from "./comfyui/models.ts";
import { joinGraphs, NO_GRAPHS, type OwnGraphs } from "./comfyui/own-graphs.ts";
import { planGraph, uploadInputs } from "./comfyui/plan.ts";
import type { Job } from "./comfyui/reading.ts";
import type { ComfyServer } from "./comfyui/server.ts";
import { openInbox } from "./comfyui/socket.ts";
import type { Template } from "./comfyui/template.ts";
import type { ImageProvider, ProviderEvent, ProviderRequest } from "./types.ts";

/** Graphs from "Export (API)" with named places, each of which becomes a model: imported, and of a folder. */
type ComfyUiSettings = ComfyServer & { graphs?: OwnGraphs; graphsFolder?: string | undefined };

/** A cancel goes on by itself; nobody is kept waiting for it longer than this. */
const CANCEL_WAIT_MS = 500;
/** Jobs of others may run first, and a large model is read from disk for minutes. */
const TIMEOUTS = { overallMs: 3_600_000, idleMs: 300_000 };

/** A ComfyUI server: its checkpoints with built-in graphs, and graphs of one's own. */
export function createComfyUi(settings: ComfyUiSettings): ImageProvider {
  return {
    id: "comfyui",
    label: "ComfyUI",
    models: [],
    timeouts: TIMEOUTS,
    estimateCostMicros: () => 0,
    generate: (request, signal) => generate(settings, request, signal),
    resume: (remoteId, request, signal) => resume(settings, remoteId, request, signal),
    discover: async (signal) => discover(settings, await ownGraphs(settings), signal),
    check: async (signal) => check(settings, await ownGraphs(settings), signal),
  };
}

async function* generate(
  settings: ComfyUiSettings,
  request: ProviderRequest,
  signal: AbortSignal,
): AsyncGenerator<ProviderEvent, void, undefined> {
  signal.throwIfAborted();
  const template = await findTemplate(settings, request);
  const pictures = await uploadInputs(settings, template, request, signal);
  // The job goes by the name of its listener, so that whoever knows the job can listen again.
  const clientId = randomUUID();
  const plan = planGraph(template, request, pictures);
  const inbox = await openInbox(settings, clientId, signal);
  // Also a call that broke before its answer may have put the job into the queue, and it is stopped then.
  const job: Job = { server: settings, promptId: clientId, clientId, ...plan };
  yield* stoppedWhenOver(job, signal, async function* () {
    try {
      job.promptId = await submit(settings, job, signal);
      yield { type: "submitted", remoteId: job.promptId };
      yield* follow(job, inbox, signal);
    } finally {
      inbox?.close();
    }
  });
}

async function* resume(
  settings: ComfyUiSettings,
  remoteId: string,
  request: ProviderRequest,
  signal: AbortSignal,
): AsyncGenerator<ProviderEvent, void, undefined> {
  signal.throwIfAborted();
  // Only the shape of the graph counts now: its pictures were uploaded with the job.
  const plan = planGraph(await findTemplate(settings, request), request, {});
  const job: Job = { server: settings, promptId: remoteId, clientId: remoteId, ...plan };
  yield* stoppedWhenOver(job, signal, () => follow(job, undefined, signal));
}

/**
 * Ends with `done`. A job that fails or is canceled before is taken from the server; one that is only let go is not,
 * for another worker goes on with it.
 */
async function* stoppedWhenOver(
  job: Job,
  signal: AbortSignal,
  run: () => AsyncGenerator<ProviderEvent, void, undefined>,
): AsyncGenerator<ProviderEvent, void, undefined> {
  let failed = false;
  try {
    yield* run();
  } catch (error) {
    failed = true;
    throw error;
  } finally {
    if (failed || signal.aborted) {
      const canceled = cancel(job.server, job.promptId).catch((err: unknown) => {
        log().debug({ err }, "a job could not be taken from ComfyUI");
      });
      await Promise.race([canceled, wait(CANCEL_WAIT_MS)]);
    }
  }
  yield { type: "done", costMicros: 0, warnings: [] };
}

async function ownGraphs({ graphs = NO_GRAPHS, graphsFolder }: ComfyUiSettings): Promise<OwnGraphs> {
  return joinGraphs(graphs, await readGraphFiles(graphsFolder));
}

async function findTemplate(
  settings: ComfyUiSettings,
  { model, operation }: ProviderRequest,
): Promise<Template> {
  if (!isGraphModel(model.id)) return builtInTemplate(operation);
  const { graphs } = await ownGraphs(settings);
  const own = graphs.find(({ name }) => graphModelId(name) === model.id);
  if (own) return own.template;
  throw comfyError(
    "unknown_model",
    `The graph "${model.label}" is no longer among the graphs of this ComfyUI, or can no longer be read.`,
  );
}
