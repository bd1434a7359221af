import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody } from "./openai/reading.ts";
import { draw, type Job } from "./openai-compatible/drawing.ts";
import type {
  FakeDialect,
  ImageRequest,
  Misbehaviour,
  RecordedRequest,
  Refusal,
} from "./openai-compatible/types.ts";
import type { Paint } from "./paint.ts";
import { serve } from "./serve.ts";

export type FakeCompatible = {
  /** Ends in `/v1`. */
  baseURL: string;
  apiKey: string | undefined;
  /** Everything it was asked, oldest first. */
  requests: RecordedRequest[];
  /** What it understood of the requests for pictures, oldest first. */
  jobs: Job[];
  /** The next requests for pictures go wrong in these ways, one each. */
  misbehave(...misbehaviours: Misbehaviour[]): void;
  close(): Promise<void>;
};

type Setup = {
  dialect: FakeDialect;
  apiKey: string | undefined;
  script: Misbehaviour[];
  jobs: Job[];
  pictures: Map<string, Buffer>;
  paint: Paint | undefined;
};

/** A server of `dialect` over real HTTP on a free port of this machine. With `apiKey` it asks for that. */
export async function startFakeCompatible(
  dialect: FakeDialect,
  { apiKey, paint }: { apiKey?: string; paint?: Paint } = {},
): Promise<FakeCompatible> {
  const requests: RecordedRequest[] = [];
  const setup: Setup = { dialect, apiKey, script: [], jobs: [], pictures: new Map(), paint };
  const { origin, close } = await serve(async (request, response) => {
    const record = newRecord(request, response);
    requests.push(record);
    await answer(request, response, record, setup);
  });
  return {
    baseURL: `${origin}/v1`,
    apiKey,
    requests,
    jobs: setup.jobs,
    misbehave: (...misbehaviours) => void setup.script.push(...misbehaviours),
    close,
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  record: RecordedRequest,
  setup: Setup,
): Promise<void> {
  const { dialect, apiKey } = setup;
  const { body, refusal } = await readBody(request);
  Object.assign(record, body);
  const picture = setup.pictures.get(record.path);
  if (picture) return void response.writeHead(200, { "content-type": "image/png" }).end(picture);
  if (apiKey && request.headers.authorization !== `Bearer ${apiKey}`)
    return refuse(response, dialect.wrongKey);
  if (refusal) return refuse(response, refusal);
  if (record.method === "GET" && record.path === dialect.modelsPath) {
    return sendText(response, 200, JSON.stringify(dialect.models));
  }
  const understand = dialect.endpoints[`${record.method} ${record.path}`];
  if (!understand) return refuse(response, dialect.notFound);
  const job = await understand(body);
  if ("status" in job) return refuse(response, job);
  setup.jobs.push(job);
  await answerPicture(request, response, body, job, setup);
}

async function answerPicture(
  request: IncomingMessage,
  response: ServerResponse,
  body: ImageRequest,
  job: Job,
  { dialect, script, pictures, paint }: Setup,
): Promise<void> {
  const misbehaviour = script.shift();
  if (misbehaviour?.kind === "refuse") return refuse(response, misbehaviour.refusal);
  if (misbehaviour?.kind === "hang-up") return void response.socket?.resetAndDestroy();
  if (misbehaviour?.kind === "silence") return void (await once(response, "close"));
  if (misbehaviour?.kind === "web-page") return sendText(response, 200, "<html>Welcome</html>", "text/html");
  const bytes = paint ? await paint() : await draw(misdrawn(job, misbehaviour));
  const path = `/generated-images/${pictures.size}.png`;
  pictures.set(path, bytes);
  const url = `http://${request.headers.host}${path}`;
  const good = dialect.answer({ base64: bytes.toString("base64"), url }, body);
  const text = JSON.stringify(misbehaviour?.kind === "empty" ? { ...good, data: [] } : good);
  if (["truncate", "reset", "stall"].includes(misbehaviour?.kind ?? "")) {
    return sendHalf(response, text, misbehaviour?.kind);
  }
  sendText(response, 200, text);
}

function misdrawn(job: Job, misbehaviour: Misbehaviour | undefined): Job {
  if (misbehaviour?.kind === "other-size") return { ...job, width: 64, height: 64 };
  if (misbehaviour?.kind === "other-type") return { ...job, format: job.format === "jpeg" ? "png" : "jpeg" };
  return job;
}

async function sendHalf(response: ServerResponse, text: string, kind: string | undefined): Promise<void> {
  response.writeHead(200, { "content-type": "application/json" });
  await new Promise<void>((resolve) => response.write(text.slice(0, text.length / 2), () => resolve()));
  if (kind === "truncate") response.end();
  else if (kind === "reset") response.socket?.resetAndDestroy();
  else await once(response, "close");
}

function refuse(response: ServerResponse, { status, body, headers }: Refusal): void {
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
  const text = typeof body === "string" ? body : JSON.stringify(body);
  sendText(response, status, text, headers?.["content-type"]);
}

function sendText(response: ServerResponse, status: number, text: string, type = "application/json"): void {
  response.writeHead(status, { "content-type": type }).end(text);
}

function newRecord(request: IncomingMessage, response: ServerResponse): RecordedRequest {
  const record: RecordedRequest = {
    method: request.method ?? "",
    path: new URL(request.url ?? "/", "http://fake").pathname,
    headers: request.headers,
    requestId: "",
    status: null,
    abandoned: false,
    fields: {},
    files: [],
  };
  response.once("close", () => {
    record.status = response.headersSent ? response.statusCode : null;
    record.abandoned = !response.writableFinished;
  });
  return record;
}
