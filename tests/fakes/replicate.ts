import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { draw } from "./fal/drawing.ts";
import type { Paint } from "./paint.ts";
import { hasModel, readInput } from "./replicate/contract.ts";
import type { FakePrediction, Misbehaviour, RecordedRequest, Refusal } from "./replicate/types.ts";
import { serve } from "./serve.ts";

export type FakeReplicateOptions = { paint?: Paint };

export type FakeReplicate = {
  baseURL: string;
  apiKey: string;
  requests: RecordedRequest[];
  /** What was bought, in the order in which it was. */
  predictions: FakePrediction[];
  /** The next submissions, or their predictions, go wrong in these ways, one each. */
  misbehave(...misbehaviours: Misbehaviour[]): void;
  close(): Promise<void>;
};

type Call = RecordedRequest & { size: number; cancelAfter: string | undefined; response: ServerResponse };
type State = FakeReplicateOptions & {
  origin: string;
  apiKey: string;
  predictions: FakePrediction[];
  script: Misbehaviour[];
};

/** 10 MB of pictures in base64, and a little. */
const BODY_BYTES = 13_500_000;

/** Replicate's API over real HTTP, as strict as the real one. It listens on a free port of this machine. */
export async function startFakeReplicate(options: FakeReplicateOptions = {}): Promise<FakeReplicate> {
  const requests: RecordedRequest[] = [];
  const state: State = { ...options, origin: "", apiKey: "r8_fake0123456789", predictions: [], script: [] };
  const { origin, close } = await serve(async (request, response) => {
    const call = await readCall(request, response);
    const { method, path, key, body } = call;
    requests.push({ method, path, key, body });
    await answer(state, call);
  });
  state.origin = origin;
  return {
    baseURL: state.origin,
    apiKey: state.apiKey,
    requests,
    predictions: state.predictions,
    misbehave: (...misbehaviours) => void state.script.push(...misbehaviours),
    close,
  };
}

async function readCall(request: IncomingMessage, response: ServerResponse): Promise<Call> {
  const sent = await text(request);
  const { pathname } = new URL(request.url ?? "/", "http://fake");
  const { authorization: key, "cancel-after": cancelAfter } = request.headers;
  const body: unknown = sent === "" ? undefined : JSON.parse(sent);
  const path = pathname.slice(1);
  return {
    method: request.method ?? "",
    path,
    key,
    body,
    size: sent.length,
    cancelAfter: cancelAfter?.toString(),
    response,
  };
}

async function answer(state: State, call: Call): Promise<void> {
  const { method, path, key, response } = call;
  if (path.startsWith("files/")) return sendPicture(state, call);
  if (key !== `Bearer ${state.apiKey}`) return send(response, problem(401, "You did not pass a valid token"));
  if (method === "GET" && path === "v1/account") {
    return send(response, { status: 200, body: { type: "user", username: "demo", name: "Demo" } });
  }
  const [, modelId] = /^v1\/models\/([^/]+\/[^/]+)\/predictions$/.exec(path) ?? [];
  if (modelId && method === "POST") return submit(state, call, modelId);
  const [, id, action] = /^v1\/predictions\/([^/]+)(\/cancel)?$/.exec(path) ?? [];
  const prediction = state.predictions.find((candidate) => candidate.id === id);
  if (!prediction || prediction.misbehaviour?.kind === "lose")
    return send(response, problem(404, "Not found."));
  if (action && method === "POST") {
    if (isRunning(prediction)) prediction.status = "canceled";
    return send(response, { status: 200, body: view(state, prediction) });
  }
  if (action || method !== "GET") return send(response, problem(405, "Method not allowed."));
  if (use(prediction, "bad-gateway")) return send(response, { status: 502, body: "<html>502</html>" });
  send(response, { status: 200, body: view(state, prediction) });
  advance(prediction);
}

async function submit(
  state: State,
  { body, size, cancelAfter, response }: Call,
  modelId: string,
): Promise<void> {
  const misbehaviour = state.script.shift();
  if (misbehaviour?.kind === "refuse") return send(response, misbehaviour.refusal);
  if (size > BODY_BYTES) return send(response, problem(413, "Request entity too large"));
  if (misbehaviour?.kind === "hang-up") return void response.socket?.resetAndDestroy();
  if (!hasModel(modelId)) return send(response, problem(404, "The requested resource could not be found."));
  if (!/^\d+[smh]?$/.test(cancelAfter ?? "0"))
    return send(response, problem(422, "Cancel-After is not valid."));
  const input = await readInput(modelId, body);
  if ("refused" in input) return send(response, problem(422, input.refused));
  const id = randomBytes(13).toString("hex");
  const prediction: FakePrediction = { id, modelId, drawn: input.drawn, status: "starting", misbehaviour };
  state.predictions.push(prediction);
  if (state.paint) void work(prediction, state.paint);
  if (misbehaviour?.kind === "web-page") return send(response, { status: 201, body: "<html></html>" });
  send(response, { status: 201, body: view(state, prediction) });
}

async function work(prediction: FakePrediction, paint: Paint): Promise<void> {
  Object.assign(prediction, { status: "processing", painted: null });
  prediction.painted = await paint();
  prediction.status = "succeeded";
}

function isRunning({ status }: FakePrediction): boolean {
  return status === "starting" || status === "processing";
}

function advance(prediction: FakePrediction): void {
  const { misbehaviour, status, painted } = prediction;
  if (painted !== undefined) return;
  if (!isRunning(prediction) || (misbehaviour?.kind === "stay" && misbehaviour.status === status)) return;
  const end = misbehaviour?.kind === "end" ? misbehaviour.status : "succeeded";
  prediction.status = status === "starting" ? "processing" : end;
}

function view({ origin }: State, { id, modelId, status, misbehaviour }: FakePrediction): object {
  const url = `${origin}/files/${id}`;
  const picture = modelId.endsWith("-pro") ? url : [url];
  const isThere = status === "succeeded" && misbehaviour?.kind !== "expired";
  return {
    id,
    model: modelId,
    status,
    output: isThere ? picture : null,
    error: status === "failed" && misbehaviour?.kind === "end" ? misbehaviour.error : null,
    urls: { get: `${origin}/v1/predictions/${id}`, cancel: `${origin}/v1/predictions/${id}/cancel` },
  };
}

/** From another host in reality: a token that arrives here has leaked. */
async function sendPicture(state: State, { path, key, response }: Call): Promise<void> {
  const prediction = state.predictions.find(({ id }) => path === `files/${id}`);
  if (key !== undefined || !prediction || prediction.misbehaviour?.kind === "no-download") {
    return send(response, { status: 404, body: "gone" });
  }
  const bytes = prediction.painted ?? (await draw(prediction.drawn));
  response.writeHead(200, { "content-type": "image/png", "content-length": bytes.length });
  if (!use(prediction, "broken-download")) return void response.end(bytes);
  response.write(bytes.subarray(0, bytes.length / 2), () => response.socket?.resetAndDestroy());
}

function use({ misbehaviour }: FakePrediction, kind: "bad-gateway" | "broken-download"): boolean {
  if (misbehaviour?.kind !== kind || misbehaviour.times === 0) return false;
  misbehaviour.times -= 1;
  return true;
}

function problem(status: number, detail: string): Refusal {
  return { status, body: { title: "Refused", detail, status } };
}

function send(response: ServerResponse, { status, body, headers }: Refusal): void {
  const isText = typeof body === "string";
  const type = isText ? "text/html" : "application/json";
  response.writeHead(status, { "content-type": type, ...headers }).end(isText ? body : JSON.stringify(body));
}
