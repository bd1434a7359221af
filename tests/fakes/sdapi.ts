import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { httpException, problemOf } from "./sdapi/fields.ts";
import { Queue } from "./sdapi/queue.ts";
import { answerQuestion, type Shop } from "./sdapi/routes.ts";
import { CHECKPOINTS, SOFTWARE } from "./sdapi/software.ts";
import type { FakeSdapiOptions, Misbehaviour, RecordedRequest, Refusal } from "./sdapi/types.ts";
import { serve } from "./serve.ts";

export type FakeSdapi = {
  baseURL: string;
  /** Everything it was asked, oldest first. */
  requests: RecordedRequest[];
  /** The bodies of the requests for pictures. */
  orders(): Record<string, unknown>[];
  queue: Queue;
  /** The next requests for pictures go wrong in these ways, one each. */
  misbehave(...misbehaviours: Misbehaviour[]): void;
  /** Another client's job, which draws until it is interrupted. */
  occupy(): void;
  close(): Promise<void>;
};

type Setup = Shop & { auth: string | undefined; script: Misbehaviour[] };

/**
 * A server that speaks AUTOMATIC1111's API over real HTTP and draws real pictures, as one of the softwares that do. It
 * listens on a free port of this machine, is stricter than the real ones, and can be told to misbehave.
 */
export async function startFakeSdapi(options: FakeSdapiOptions = {}): Promise<FakeSdapi> {
  const { software = "a1111", auth, checkpoints = CHECKPOINTS } = options;
  const requests: RecordedRequest[] = [];
  const setup: Setup = {
    software,
    traits: SOFTWARE[software],
    checkpoints,
    loaded: checkpoints[0] ?? "",
    queue: new Queue(options.paint),
    lost: new Set(),
    previews: { id: 0 },
    auth,
    script: [],
  };
  const { origin, close } = await serve(async (request, response) => {
    const record = newRecord(request, response);
    requests.push(record);
    await answer(request, response, record, setup);
  });
  return {
    baseURL: origin,
    requests,
    orders: () => requests.filter(isOrder).map(({ body }) => body),
    queue: setup.queue,
    misbehave: (...misbehaviours) => void setup.script.push(...misbehaviours),
    occupy: () => {
      const body = { prompt: "Of somebody else", width: 64, height: 64, seed: 1 };
      void setup.queue.run(
        { taskId: "task(other)", body, misbehaviour: { kind: "stall" } },
        setup.loaded,
        true,
      );
    },
    close,
  };
}

function isOrder({ path }: RecordedRequest): boolean {
  return path.endsWith("2img");
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  record: RecordedRequest,
  setup: Setup,
): Promise<void> {
  const bytes = await buffer(request);
  if (!isLetIn(record, setup)) {
    const headers = { "www-authenticate": "Basic" };
    return refuse(response, httpException(401, "Incorrect username or password", headers));
  }
  if (bytes.length > 0) record.body = Object.fromEntries(Object.entries(JSON.parse(`${bytes}`)));
  if (record.method === "POST" && isOrder(record)) return answerOrder(response, record, setup);
  const found = await answerQuestion(`${record.method} ${record.path}`, record.body, setup);
  if (found === undefined) return refuse(response, { status: 404, body: { detail: "Not Found" } });
  send(response, 200, JSON.stringify(found), "application/json");
}

async function answerOrder(response: ServerResponse, record: RecordedRequest, setup: Setup): Promise<void> {
  const { software, traits, queue } = setup;
  const problem = problemOf(record.path, record.body, software);
  if (problem) return refuse(response, problem);
  const misbehaviour = setup.script.shift();
  if (misbehaviour?.kind === "refuse") return refuse(response, misbehaviour.refusal);
  if (misbehaviour?.kind === "hang-up") return void response.socket?.resetAndDestroy();
  if (misbehaviour?.kind === "web-page") return send(response, 200, "<html>Welcome</html>", "text/html");
  if (misbehaviour?.kind === "other-json") return send(response, 200, '{"status":"ok"}', "application/json");
  const named = record.body.force_task_id;
  const taskId = traits.tasks && typeof named === "string" ? named : null;
  if (taskId && misbehaviour?.kind === "lose-task") setup.lost.add(taskId);
  loadCheckpoint(record.body, setup);
  const body = software === "draw-things" ? asDrawThings(record.body) : record.body;
  const picture = await queue.run({ taskId, body, misbehaviour }, setup.loaded, traits.progress);
  const images = misbehaviour?.kind === "empty" ? [] : [picture.toString("base64")];
  const text = JSON.stringify({ images, parameters: {}, info: infoOf(record.body, setup) });
  if (misbehaviour?.kind === "truncate") return sendHalf(response, text);
  send(response, 200, text, "application/json");
}

/** By its own names, and without a mask. */
function asDrawThings({ mask: _, ...body }: Record<string, unknown>): Record<string, unknown> {
  return { ...body, cfg_scale: body.guidance_scale, denoising_strength: body.strength };
}

/** As the real one: an unknown name is ignored in silence. */
function loadCheckpoint(body: Record<string, unknown>, setup: Setup): void {
  const wanted = Object(body.override_settings).sd_model_checkpoint;
  if (setup.checkpoints.includes(wanted)) setup.loaded = wanted;
}

function infoOf({ seed }: Record<string, unknown>, { traits, loaded }: Setup): unknown {
  const info = { seed, all_seeds: [seed], sd_model_name: loaded };
  if (traits.info === "empty") return "";
  return traits.info === "text" ? JSON.stringify(info) : info;
}

/** The path for tasks is not behind the API's password. */
function isLetIn({ path, headers }: RecordedRequest, { auth }: Setup): boolean {
  if (!auth || path.startsWith("/internal/")) return true;
  return headers.authorization === `Basic ${Buffer.from(auth).toString("base64")}`;
}

function newRecord(request: IncomingMessage, response: ServerResponse): RecordedRequest {
  const record: RecordedRequest = {
    method: request.method ?? "",
    path: new URL(request.url ?? "/", "http://fake").pathname,
    headers: request.headers,
    body: {},
    status: null,
    abandoned: false,
  };
  response.once("close", () => {
    record.status = response.headersSent ? response.statusCode : null;
    record.abandoned = !response.writableFinished;
  });
  return record;
}

function refuse(response: ServerResponse, { status, body, headers }: Refusal): void {
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
  if (typeof body === "string") send(response, status, body, "text/html");
  else send(response, status, JSON.stringify(body), "application/json");
}

function send(response: ServerResponse, status: number, text: string, type: string): void {
  response.writeHead(status, { "content-type": type }).end(text);
}

function sendHalf(response: ServerResponse, text: string): void {
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
  response.write(text.slice(0, text.length / 2), () => response.socket?.destroy());
}
