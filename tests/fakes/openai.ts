import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { type Endpoint, jsonAnswer } from "./openai/answers.ts";
import { breachOfContract } from "./openai/contract.ts";
import { type Drawing, draw } from "./openai/drawing.ts";
import { checkFields } from "./openai/fields.ts";
import { checkFiles } from "./openai/files.ts";
import { modelList } from "./openai/models.ts";
import { moderate } from "./openai/moderation.ts";
import { readBody } from "./openai/reading.ts";
import { invalid, refusal, wrongKey } from "./openai/refusals.ts";
import { streamAnswer } from "./openai/streaming.ts";
import type {
  FakeOpenAiOptions,
  ImageRequest,
  Misbehaviour,
  RecordedRequest,
  Refusal,
} from "./openai/types.ts";
import { serve } from "./serve.ts";

export type FakeOpenAi = {
  /** Ends in `/v1`, for `OPENAI_BASE_URL`. */
  baseURL: string;
  apiKey: string;
  /** Everything it was asked, oldest first. */
  requests: RecordedRequest[];
  /** The next requests for pictures go wrong in these ways, one each. */
  misbehave(...misbehaviours: Misbehaviour[]): void;
  close(): Promise<void>;
};

const SCHEMAS: Record<Endpoint, string> = {
  generations: "CreateImageRequest",
  edits: "CreateImageEditRequest",
};

/**
 * OpenAI's image API over real HTTP, as strict as the real one, which draws real pictures for nothing. It listens on a
 * free port of this machine and can be told to misbehave.
 */
export async function startFakeOpenAi(options: FakeOpenAiOptions = {}): Promise<FakeOpenAi> {
  const apiKey = options.apiKey ?? "sk-fake-0123456789";
  const requests: RecordedRequest[] = [];
  const script: Misbehaviour[] = [];
  const { origin, close } = await serve(async (request, response) => {
    const record = newRecord(request, response);
    requests.push(record);
    await answer(request, response, record, { ...options, apiKey, script });
  }, options.port);
  return {
    baseURL: `${origin}/v1`,
    apiKey,
    requests,
    misbehave: (...misbehaviours) => void script.push(...misbehaviours),
    close,
  };
}

type Setup = FakeOpenAiOptions & { apiKey: string; script: Misbehaviour[] };

let serial = 0;

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  record: RecordedRequest,
  setup: Setup,
): Promise<void> {
  const { body, refusal: unreadable } = await readBody(request);
  Object.assign(record, body);
  const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
  if (key !== setup.apiKey) return refuse(response, wrongKey(key));
  if (unreadable) return refuse(response, unreadable);
  switch (`${record.method} ${record.path}`) {
    case "GET /v1/models":
      return sendJson(response, 200, modelList());
    case "POST /v1/moderations": {
      const verdict = moderate(body.fields, `modr-${randomUUID()}`);
      return verdict
        ? sendJson(response, 200, verdict)
        : refuse(response, invalid("input", "Invalid input."));
    }
    case "POST /v1/images/generations":
      return answerPictures("generations", response, record, setup);
    case "POST /v1/images/edits":
      return answerPictures("edits", response, record, setup);
    default:
      return refuse(response, refusal(404, { message: `Invalid URL (${record.method} ${record.path})` }));
  }
}

async function answerPictures(
  endpoint: Endpoint,
  response: ServerResponse,
  record: RecordedRequest,
  setup: Setup,
): Promise<void> {
  const due = Date.now() + (setup.delayMs ?? 0);
  const refused = await check(endpoint, record);
  if (refused) return refuse(response, refused);
  const misbehaviour = setup.script.shift();
  if (misbehaviour?.kind === "refuse") return refuse(response, misbehaviour.refusal);
  if (misbehaviour?.kind === "hang-up") return void response.socket?.resetAndDestroy();
  if (misbehaviour?.kind === "silence") return void (await once(response, "close"));
  if (misbehaviour?.kind === "web-page") return sendText(response, 200, "<html>Welcome</html>", "text/html");
  const drawings = misbehaviour?.kind === "empty" ? [] : await drawAll(record, setup);
  const untilDue = () => waitUntil(due, response);
  if (
    record.fields.stream === true &&
    misbehaviour?.kind !== "ignore-stream" &&
    misbehaviour?.kind !== "empty"
  ) {
    const partials = setup.paint ? [] : await drawPartials(record);
    return streamAnswer(response, { endpoint, request: record, drawings, partials, misbehaviour, untilDue });
  }
  if (await untilDue()) sendJson(response, 200, jsonAnswer(record, drawings));
}

async function check(endpoint: Endpoint, request: ImageRequest): Promise<Refusal | null> {
  const refused =
    checkFields(endpoint, request.fields) ??
    (endpoint === "edits" ? await checkFiles(request.files, request.fields.model) : null);
  return refused ?? breachOfContract(SCHEMAS[endpoint], request);
}

async function drawAll(request: ImageRequest, { paint }: Setup): Promise<Drawing[]> {
  const count = Number(request.fields.n ?? 1);
  const size = String(request.fields.size ?? "auto");
  if (paint) {
    const bytes = await paint();
    return Array.from({ length: count }, () => ({ bytes, size, format: "png" as const }));
  }
  return Promise.all(Array.from({ length: count }, () => draw(request, ++serial)));
}

async function drawPartials(request: ImageRequest): Promise<Drawing[]> {
  const count = Number(request.fields.partial_images ?? 0);
  return Promise.all(Array.from({ length: count }, () => draw(request, ++serial)));
}

/** @returns false when the client has left before */
async function waitUntil(due: number, response: ServerResponse): Promise<boolean> {
  const left = new AbortController();
  response.once("close", () => left.abort());
  if (response.destroyed) return false;
  return wait(Math.max(0, due - Date.now()), true, { signal: left.signal }).catch(() => false);
}

function newRecord(request: IncomingMessage, response: ServerResponse): RecordedRequest {
  const record: RecordedRequest = {
    method: request.method ?? "",
    path: new URL(request.url ?? "/", "http://fake").pathname,
    headers: request.headers,
    requestId: `req_${randomUUID().replaceAll("-", "")}`,
    status: null,
    abandoned: false,
    fields: {},
    files: [],
  };
  response.setHeader("x-request-id", record.requestId);
  response.once("close", () => {
    record.status = response.headersSent ? response.statusCode : null;
    record.abandoned = !response.writableFinished;
  });
  return record;
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
