import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { hasEndpoint, readInput } from "./fal/contract.ts";
import { draw } from "./fal/drawing.ts";
import { answerPlatform, isPlatformPath } from "./fal/platform.ts";
import type { FakeJob, Misbehaviour, RecordedRequest, Refusal } from "./fal/types.ts";
import type { Paint } from "./paint.ts";
import { serve } from "./serve.ts";

export type FakeFalOptions = { paint?: Paint };

export type FakeFal = {
  baseURL: string;
  /** Of the API beside the queue. */
  platformURL: string;
  apiKey: string;
  /** May not ask for prices. */
  limitedKey: string;
  requests: RecordedRequest[];
  /** What was bought, in the order in which it was. */
  jobs: FakeJob[];
  /** The next submissions, or their jobs, go wrong in these ways, one each. */
  misbehave(...misbehaviours: Misbehaviour[]): void;
  close(): Promise<void>;
};

type Call = {
  method: string;
  path: string;
  query: URLSearchParams;
  key: string | undefined;
  body: unknown;
  response: ServerResponse;
};
type State = FakeFalOptions & {
  origin: string;
  apiKey: string;
  limitedKey: string;
  jobs: FakeJob[];
  script: Misbehaviour[];
};

const LOOKS_IN_QUEUE = 2;

/** fal's queue over real HTTP, as strict as the real one. It listens on a free port of this machine. */
export async function startFakeFal(options: FakeFalOptions = {}): Promise<FakeFal> {
  const requests: RecordedRequest[] = [];
  const state: State = {
    ...options,
    origin: "",
    apiKey: "fal-key-0123456789",
    limitedKey: "fal-limited-0123456789",
    jobs: [],
    script: [],
  };
  const { origin, close } = await serve(async (request, response) => {
    const call = await readCall(request, response);
    const { method, path, key, body } = call;
    requests.push({ method, path, key, body });
    await answer(state, call);
  });
  state.origin = origin;
  return {
    baseURL: state.origin,
    platformURL: state.origin,
    apiKey: state.apiKey,
    limitedKey: state.limitedKey,
    requests,
    jobs: state.jobs,
    misbehave: (...misbehaviours) => void state.script.push(...misbehaviours),
    close,
  };
}

async function readCall(request: IncomingMessage, response: ServerResponse): Promise<Call> {
  const sent = await text(request);
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://fake");
  const body: unknown = sent === "" ? undefined : JSON.parse(sent);
  return {
    method: request.method ?? "",
    path: pathname.slice(1),
    query: searchParams,
    key: request.headers.authorization,
    body,
    response,
  };
}

async function answer(state: State, call: Call): Promise<void> {
  const { method, path, key, response } = call;
  if (path.startsWith("files/")) return sendPicture(state, call);
  if (isPlatformPath(path)) return send(response, answerPlatform(call, state));
  if (key !== `Key ${state.apiKey}`) {
    return send(response, { status: 401, body: { detail: "Cannot access application. Invalid key." } });
  }
  const [, app = "", id = "", action = ""] =
    /^([^/]+\/[^/]+)\/requests\/([^/]+)(\/status|\/cancel)?$/.exec(path) ?? [];
  if (id) return answerJob(state, call, { app, id, action });
  if (method !== "POST" || !hasEndpoint(path)) {
    return send(response, { status: 404, body: { detail: "Application not found" } });
  }
  return submit(state, call);
}

async function submit(state: State, { path, body, response }: Call): Promise<void> {
  const misbehaviour = state.script.shift();
  if (misbehaviour?.kind === "refuse") return send(response, misbehaviour.refusal);
  if (misbehaviour?.kind === "hang-up") return void response.socket?.resetAndDestroy();
  const id = crypto.randomUUID();
  const app = path.split("/").slice(0, 2).join("/");
  const input = await readInput(path, body);
  const job: FakeJob = {
    id,
    app,
    input,
    state: "IN_QUEUE",
    queuePosition: LOOKS_IN_QUEUE,
    canceled: false,
    misbehaviour,
  };
  state.jobs.push(job);
  if (state.paint) void work(job, state.paint);
  if (misbehaviour?.kind === "web-page") return send(response, { status: 200, body: "<html></html>" });
  const url = `${state.origin}/${app}/requests/${id}`;
  const urls = { response_url: url, status_url: `${url}/status`, cancel_url: `${url}/cancel` };
  send(response, {
    status: 200,
    body: { status: "IN_QUEUE", queue_position: LOOKS_IN_QUEUE, request_id: id, ...urls },
  });
}

async function work(job: FakeJob, paint: Paint): Promise<void> {
  Object.assign(job, { state: "IN_PROGRESS", painted: null });
  job.painted = await paint();
  job.state = "COMPLETED";
}

type Asked = { app: string; id: string; action: string };

async function answerJob(
  state: State,
  { method, response }: Call,
  { app, id, action }: Asked,
): Promise<void> {
  const job = state.jobs.find((candidate) => candidate.id === id && candidate.app === app);
  if (!job || job.misbehaviour?.kind === "lose") {
    return send(response, { status: 404, body: { detail: "Request not found" } });
  }
  if (action === "/cancel" && method === "PUT") return cancel(job, response);
  if (method !== "GET" || action === "/cancel")
    return send(response, { status: 405, body: { detail: "No." } });
  if (use(job, "bad-gateway")) return send(response, { status: 502, body: "<html>502</html>" });
  if (action === "/status") return sendStatus(job, response);
  if (job.state !== "COMPLETED") {
    return send(response, { status: 400, body: { detail: "Request is still in progress" } });
  }
  return sendResult(state, job, response);
}

async function cancel(job: FakeJob, response: ServerResponse): Promise<void> {
  if (job.state === "COMPLETED")
    return send(response, { status: 400, body: { status: "ALREADY_COMPLETED" } });
  job.canceled = true;
  job.state = "COMPLETED";
  send(response, { status: 202, body: { status: "CANCELLATION_REQUESTED" } });
}

function sendStatus(job: FakeJob, response: ServerResponse): void {
  const position = job.state === "IN_QUEUE" ? { queue_position: job.queuePosition } : {};
  send(response, { status: job.state === "COMPLETED" ? 200 : 202, body: { status: job.state, ...position } });
  if (job.painted !== undefined) return;
  if (job.misbehaviour?.kind === "stay" && job.misbehaviour.state === job.state) return;
  if (job.state === "IN_QUEUE" && job.queuePosition > 0) job.queuePosition -= 1;
  else job.state = job.state === "IN_QUEUE" ? "IN_PROGRESS" : "COMPLETED";
}

async function sendResult({ origin }: State, job: FakeJob, response: ServerResponse): Promise<void> {
  const { misbehaviour, input, id } = job;
  if (misbehaviour?.kind === "fail") return send(response, misbehaviour.refusal);
  if (job.canceled) {
    return send(response, { status: 499, body: { detail: "Canceled", error_type: "client_cancelled" } });
  }
  if ("detail" in input) return send(response, { status: 422, body: input });
  const picture = {
    url: `${origin}/files/${id}`,
    content_type: `image/${input.output_format}`,
    ...input.image_size,
  };
  const images = misbehaviour?.kind === "no-pictures" ? [] : [picture];
  const has_nsfw_concepts = [misbehaviour?.kind === "black-picture"];
  send(response, {
    status: 200,
    body: { images, has_nsfw_concepts, seed: input.seed, prompt: input.prompt },
  });
}

/** From another host in reality: a key that arrives here has leaked. */
async function sendPicture(state: State, { path, key, response }: Call): Promise<void> {
  const job = state.jobs.find(({ id }) => path === `files/${id}`);
  if (key !== undefined || !job || "detail" in job.input || job.misbehaviour?.kind === "no-download") {
    return send(response, { status: 404, body: "gone" });
  }
  const bytes = job.painted ?? (await draw(job.input));
  response.writeHead(200, {
    "content-type": `image/${job.input.output_format}`,
    "content-length": bytes.length,
  });
  if (!use(job, "broken-download")) return void response.end(bytes);
  response.write(bytes.subarray(0, bytes.length / 2), () => response.socket?.resetAndDestroy());
}

function use({ misbehaviour }: FakeJob, kind: "bad-gateway" | "broken-download"): boolean {
  if (misbehaviour?.kind !== kind || misbehaviour.times === 0) return false;
  misbehaviour.times -= 1;
  return true;
}

function send(response: ServerResponse, { status, body, headers }: Refusal): void {
  const isText = typeof body === "string";
  const type = isText ? "text/html" : "application/json";
  response
    .writeHead(status, { "content-type": type, "x-fal-request-id": "req-1", ...headers })
    .end(isText ? body : JSON.stringify(body));
}
