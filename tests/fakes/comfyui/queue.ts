import type { Graph } from "#lib/images/providers/comfyui/graph.ts";
import { previewJpeg, type Raster } from "./drawing.ts";
import { execute, type Host } from "./execution.ts";
import type { Misbehaviour } from "./types.ts";

type QueuedJob = {
  number: number;
  id: string;
  clientId: string;
  graph: Graph;
  outputs: string[];
  previews: boolean;
  misbehaviour: Misbehaviour | undefined;
};

export type Sockets = {
  /** Only to the client that submitted. */
  json(clientId: string, type: string, data: unknown): void;
  preview(clientId: string, promptId: string, nodeId: string, jpeg: Buffer): void;
  picture(clientId: string, promptId: string, nodeId: string, png: Buffer): void;
  dropAll(): void;
};

class Interrupted extends Error {}
class Lost extends Error {}

type Settings = Pick<Host, "inputs" | "files" | "memory" | "stepMs" | "paint"> & {
  old: boolean;
  sockets: Sockets;
};

/** ComfyUI's queue: one job runs, others wait, finished ones are in the history. */
export function createQueue(settings: Settings) {
  const pending: QueuedJob[] = [];
  const history = new Map<string, unknown>();
  let running: QueuedJob | null = null;
  let interrupted = false;
  let closed = false;

  async function work(): Promise<void> {
    for (let job = pending.shift(); job && !closed; job = pending.shift()) {
      running = job;
      interrupted = false;
      const entry = await runJob(job, settings, () => {
        if (interrupted || closed) throw new Interrupted();
      });
      running = null;
      if (!entry) continue;
      history.set(job.id, { prompt: itemOf(job), ...entry });
      settings.sockets.json(job.clientId, "executing", { node: null, prompt_id: job.id });
    }
  }

  return {
    history,
    pending: () => pending.map(itemOf),
    running: () => (running ? [itemOf(running)] : []),
    put(job: QueuedJob): void {
      pending.push(job);
      if (!running) void work();
    },
    remove(id: string): boolean {
      const index = pending.findIndex((job) => job.id === id);
      return index >= 0 && pending.splice(index, 1).length > 0;
    },
    interrupt(id: string | null): boolean {
      if (!running || (id !== null && running.id !== id)) return false;
      interrupted = true;
      return true;
    },
    close(): void {
      closed = true;
    },
  };
}

async function runJob(job: QueuedJob, settings: Settings, assertWanted: () => void) {
  const { sockets, old } = settings;
  const { misbehaviour, clientId, id: promptId, graph } = job;
  const messages: [string, Record<string, unknown>][] = [];
  const tell = (type: string, data: Record<string, unknown>) => {
    if (type === "executed" && misbehaviour?.kind === "empty") return;
    const full = { ...data, prompt_id: promptId };
    if (type.startsWith("execution_")) messages.push([type, full]);
    sockets.json(clientId, type, full);
  };
  let shown = 0;
  const progress = async (node: string, value: number, max: number, picture: Raster) => {
    assertWanted();
    if (old) sockets.json(clientId, "progress", { value, max });
    else tell("progress", { node, value, max });
    if (!old) tell("progress_state", { nodes: { [node]: { value, max, state: "running", node_id: node } } });
    if (job.previews) sockets.preview(clientId, promptId, node, await previewJpeg(picture));
    shown += 1;
    if (shown === 1 && misbehaviour) await misbehave(misbehaviour, sockets, assertWanted);
  };
  tell("execution_start", {});
  try {
    const sendPicture = (node: string, png: Buffer) => sockets.picture(clientId, promptId, node, png);
    const outputs = await execute(graph, job.outputs, { ...settings, tell, progress, sendPicture });
    tell("execution_success", {});
    const status = { status_str: "success", completed: true, messages };
    return { outputs: misbehaviour?.kind === "empty" ? {} : outputs, status };
  } catch (error) {
    if (error instanceof Lost) return null;
    if (error instanceof Interrupted) tell("execution_interrupted", { node_id: "3", node_type: "KSampler" });
    else tell("execution_error", failureOf(error, misbehaviour));
    return { outputs: {}, status: { status_str: "error", completed: false, messages } };
  }
}

async function misbehave(how: Misbehaviour, sockets: Sockets, assertWanted: () => void): Promise<void> {
  if (how.kind === "execution-error") throw new Error(how.message);
  if (how.kind === "interrupt") throw new Interrupted();
  if (how.kind === "drop-sockets") sockets.dropAll();
  if (how.kind === "lose") throw new Lost();
  while (how.kind === "stall") {
    await new Promise((resolve) => setTimeout(resolve, 5));
    assertWanted();
  }
}

function failureOf(error: unknown, misbehaviour: Misbehaviour | undefined): Record<string, unknown> {
  return {
    node_id: "3",
    node_type: "KSampler",
    exception_message: `${error instanceof Error ? error.message : error}\n`,
    exception_type: misbehaviour?.kind === "execution-error" ? misbehaviour.type : "RuntimeError",
    traceback: ['  File "/srv/comfy/execution.py", line 1\n'],
    current_inputs: {},
    current_outputs: [],
  };
}

/** As queue and history show it. */
function itemOf({ number, id, graph, clientId, outputs }: QueuedJob) {
  return [number, id, graph, { client_id: clientId }, outputs];
}
