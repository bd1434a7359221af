import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { createQueue } from "./comfyui/queue.ts";
import { answer } from "./comfyui/routes.ts";
import { createSockets } from "./comfyui/sockets.ts";
import type { FakeComfyUiOptions, Misbehaviour, RecordedRequest } from "./comfyui/types.ts";
import type { World } from "./comfyui/world.ts";
import { serve } from "./serve.ts";

export type FakeComfyUi = {
  baseURL: string;
  /** Everything it was asked, oldest first, sockets too. */
  requests: RecordedRequest[];
  /** The next jobs go wrong in these ways, one each. */
  misbehave(...misbehaviours: Misbehaviour[]): void;
  /** Names among the inputs. */
  inputs(): string[];
  /** An input that was there before. */
  addInput(name: string, bytes: Buffer): void;
  /** Clears the folder of results, as people do; what was drawn stays in memory. */
  deleteFiles(): void;
  /** Ids of what waits or runs. */
  jobs(): string[];
  close(): Promise<void>;
};

const CHECKPOINTS = ["sd_xl_base_1.0.safetensors", "anime/v1-5-pruned.safetensors"];

/**
 * ComfyUI over real HTTP and a real WebSocket, as strict as the real one, which draws by the nodes of the graph. It
 * listens on a free port of this machine and can be told to misbehave.
 */
export async function startFakeComfyUi({
  old = false,
  checkpoints = CHECKPOINTS,
  stepMs = 1,
  paint,
}: FakeComfyUiOptions = {}): Promise<FakeComfyUi> {
  const requests: RecordedRequest[] = [];
  const script: Misbehaviour[] = [];
  const inputs = new Map<string, Buffer>();
  const files = new Map<string, Buffer>();
  const sockets = createSockets(old);
  const queue = createQueue({ inputs, files, memory: new Map(), stepMs, paint, old, sockets });
  const world: World = { old, checkpoints, inputs, files, queue, script, misbehaviour: undefined };
  const { origin, server, close } = await serve(async (request, response) => {
    const recorded = await record(request);
    requests.push(recorded);
    await answer(world, recorded, response);
  });
  server.on("upgrade", (request: IncomingMessage, stream) => {
    const url = new URL(request.url ?? "/", "http://fake");
    requests.push({ method: "GET", path: url.pathname, headers: request.headers, body: Buffer.alloc(0) });
    if (url.pathname !== "/ws" || request.headers.origin) return void stream.destroy();
    sockets.accept(url.searchParams.get("clientId") || randomUUID(), request, stream);
  });
  return {
    baseURL: origin,
    requests,
    misbehave: (...misbehaviours) => void script.push(...misbehaviours),
    inputs: () => [...inputs.keys()],
    addInput: (name, bytes) => void inputs.set(name, bytes),
    deleteFiles: () => files.clear(),
    jobs: () => [...queue.running(), ...queue.pending()].map(([, id]) => String(id)),
    close: async () => {
      queue.close();
      sockets.dropAll();
      await close();
    },
  };
}

async function record(request: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = "", url = "/", headers } = request;
  return { method, path: url, headers, body: Buffer.concat(chunks) };
}
