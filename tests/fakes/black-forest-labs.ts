import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { draw } from "./black-forest-labs/drawing.ts";
import { checkFields, invalid } from "./black-forest-labs/fields.ts";
import { wrongKey } from "./black-forest-labs/refusals.ts";
import type { FakeOptions, Misbehaviour, RecordedRequest, Refusal } from "./black-forest-labs/types.ts";
import { serve } from "./serve.ts";

export type FakeBlackForestLabs = {
  baseURL: string;
  apiKey: string;
  /** Everything it was asked, oldest first. */
  requests: RecordedRequest[];
  /** The pictures that were ordered: each is a bill. */
  orders(): RecordedRequest[];
  /** The next orders, looks and downloads go wrong in these ways, one each. */
  misbehave(...misbehaviours: Misbehaviour[]): void;
  /** Nothing goes wrong any more. */
  behave(): void;
  close(): Promise<void>;
};

type Task = { id: string; fields: Record<string, unknown>; seed: number; dueAt: number; painted?: Buffer };
type Exchange = { request: IncomingMessage; response: ServerResponse; record: RecordedRequest; url: URL };

/** Credits of a picture, of which 100 are a dollar. */
const COST = 3;
const CREDITS = 250;

/**
 * BFL's API over real HTTP: takes orders, tells how they are, and hands out pictures under links of their own. It listens on
 * a free port of this machine and can be told to misbehave.
 */
export async function startFakeBlackForestLabs(options: FakeOptions = {}): Promise<FakeBlackForestLabs> {
  const { apiKey = "bfl-fake-0123456789", delayMs = 0, port = 0, paint } = options;
  const requests: RecordedRequest[] = [];
  const script: Misbehaviour[] = [];
  const tasks = new Map<string, Task>();
  const { origin, close } = await serve(async (request, response) => {
    const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
    const { method = "", headers } = request;
    const record: RecordedRequest = { method, path: url.pathname, headers, fields: {} };
    requests.push(record);
    await answer({ request, response, record, url }, { apiKey, delayMs, script, tasks, paint });
  }, port);
  return {
    baseURL: origin,
    apiKey,
    requests,
    orders: () => requests.filter(({ method }) => method === "POST"),
    misbehave: (...misbehaviours) => void script.push(...misbehaviours),
    behave: () => void script.splice(0),
    close,
  };
}

type Setup = Pick<FakeOptions, "paint"> & {
  apiKey: string;
  delayMs: number;
  script: Misbehaviour[];
  tasks: Map<string, Task>;
};

async function answer(exchange: Exchange, setup: Setup): Promise<void> {
  const { request, response, record, url } = exchange;
  const [, version, name = ""] = url.pathname.split("/");
  if (record.method === "GET" && version === "delivery") return deliver(exchange, setup);
  if (request.headers["x-key"] !== setup.apiKey) return refuse(response, wrongKey());
  if (version !== "v1") return refuse(response, { status: 404, body: { detail: "Not Found" } });
  if (record.method === "POST") return order(exchange, name, setup);
  if (name === "credits") return sendJson(response, 200, { credits: CREDITS });
  if (name === "get_result") return tell(exchange, setup);
  return refuse(response, { status: 405, body: { detail: "Method Not Allowed" } });
}

async function order(
  { request, response, record, url }: Exchange,
  model: string,
  setup: Setup,
): Promise<void> {
  const fields = await readObject(request);
  if (!fields) return refuse(response, invalid("body", "JSON decode error", "json_invalid"));
  record.fields = fields;
  const refused = await checkFields(model, fields);
  if (refused) return refuse(response, refused);
  const wrong = next(setup.script, "order");
  if (wrong?.kind === "refuse") return refuse(response, wrong.refusal);
  if (wrong?.kind === "hang-up") return void response.socket?.resetAndDestroy();
  if (wrong?.kind === "silence") return void (await once(response, "close"));
  if (wrong?.kind === "web-page") return sendText(response, 200, "<html>Welcome</html>", "text/html");
  const id = randomUUID();
  const seed = Number(fields.seed ?? 1 + Math.floor(Math.random() * 1_000_000));
  const task: Task = { id, fields, seed, dueAt: setup.paint ? Infinity : Date.now() + setup.delayMs };
  setup.tasks.set(id, task);
  void setup.paint?.().then((painted) => Object.assign(task, { painted, dueAt: 0 }));
  const accepted = {
    id,
    polling_url: wrong?.kind === "polling-url" ? wrong.url : `${url.origin}/v1/get_result?id=${id}`,
    cost: COST,
    input_mp: 0,
    output_mp: 1.05,
  };
  if (wrong?.kind === "truncate") return cutOff(response, Buffer.from(JSON.stringify(accepted)));
  sendJson(response, 200, accepted);
}

async function tell({ response, url }: Exchange, { script, tasks }: Setup): Promise<void> {
  const id = url.searchParams.get("id") ?? "";
  const task = tasks.get(id);
  const state = (status: string, more: object = {}) => ({
    id,
    status,
    result: null,
    progress: null,
    ...more,
  });
  const wrong = next(script, "look");
  if (wrong?.kind === "refuse") return refuse(response, wrong.refusal);
  if (wrong?.kind === "hang-up") return void response.socket?.resetAndDestroy();
  if (wrong?.kind === "state")
    return sendJson(response, 200, state(wrong.status, { details: wrong.details }));
  if (wrong?.kind === "no-link") return sendJson(response, 200, state("Ready", { result: {} }));
  if (!task || wrong?.kind === "lost") return sendJson(response, 404, state("Task not found"));
  if (Date.now() < task.dueAt) return sendJson(response, 200, state("Pending"));
  const sample = `${url.origin}/delivery/${id}/sample?se=600&sig=abc`;
  const result = { sample, seed: task.seed, prompt: task.fields.prompt, duration: 1 };
  sendJson(response, 200, state("Ready", { result }));
}

/** A store of files, which knows nothing of keys and must not be shown one. */
async function deliver({ request, response, url }: Exchange, { script, tasks }: Setup): Promise<void> {
  const task = tasks.get(url.pathname.split("/")[2] ?? "");
  if (!task || request.headers["x-key"] !== undefined || !url.searchParams.has("sig")) {
    return refuse(response, { status: 400, body: "<Error><Code>InvalidRequest</Code></Error>" });
  }
  const wrong = next(script, "fetch");
  if (wrong?.kind === "expired") return refuse(response, { status: 403, body: "<Error>Expired</Error>" });
  if (wrong?.kind === "hang-up") return void response.socket?.resetAndDestroy();
  if (wrong?.kind === "web-page") return sendText(response, 200, "<html>Welcome</html>", "text/html");
  if (wrong?.kind === "empty") return sendText(response, 200, "", "image/png");
  const picture = task.painted ?? (await draw(task.fields, task.seed));
  if (wrong?.kind === "truncate") return cutOff(response, picture);
  response.writeHead(200, { "content-type": "application/octet-stream" }).end(picture);
}

/** The next thing that goes wrong, if it is one of this sort. */
function next<On extends Misbehaviour["on"]>(
  script: Misbehaviour[],
  on: On,
): Extract<Misbehaviour, { on: On }> | undefined {
  const [first] = script;
  if (!isOn(first, on)) return undefined;
  script.shift();
  return first;
}

function isOn<On extends Misbehaviour["on"]>(
  misbehaviour: Misbehaviour | undefined,
  on: On,
): misbehaviour is Extract<Misbehaviour, { on: On }> {
  return misbehaviour?.on === on;
}

async function readObject(request: IncomingMessage): Promise<Record<string, unknown> | null> {
  const body: unknown = await json(request).catch(() => null);
  return typeof body === "object" && body !== null && !Array.isArray(body)
    ? Object.fromEntries(Object.entries(body))
    : null;
}

/** Says how much comes, sends half of it, and goes. */
function cutOff(response: ServerResponse, bytes: Buffer): void {
  response.writeHead(200, { "content-length": bytes.length });
  response.write(bytes.subarray(0, bytes.length / 2), () => response.socket?.destroy());
}

function refuse(response: ServerResponse, { status, body, headers }: Refusal): void {
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
  if (typeof body === "string") sendText(response, status, body, headers?.["content-type"] ?? "text/plain");
  else sendJson(response, status, body);
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  sendText(response, status, JSON.stringify(body), "application/json");
}

function sendText(response: ServerResponse, status: number, text: string, type: string): void {
  response.writeHead(status, { "content-type": type }).end(text);
}
