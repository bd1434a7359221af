import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import sharp from "sharp";
import { answer, blockedAnswer, pictureAnswer, thoughtParts } from "./google/answers.ts";
import { readAsked } from "./google/contract.ts";
import { draw } from "./google/drawing.ts";
import { findFakeModel, MODEL_IDS, modelList } from "./google/models.ts";
import { invalid, noKey, refusal, unknownModel, wrongKey } from "./google/refusals.ts";
import type { FakeGoogleOptions, Misbehaviour, RecordedRequest, Refusal } from "./google/types.ts";
import { serve } from "./serve.ts";

export type FakeGoogle = {
  /** Ends in `/v1beta`. */
  baseURL: string;
  apiKey: string;
  /** Everything it was asked, oldest first. */
  requests: RecordedRequest[];
  /** The next requests for pictures go wrong in these ways, one each. */
  misbehave(...misbehaviours: Misbehaviour[]): void;
  close(): Promise<void>;
};

/**
 * Gemini's picture models over real HTTP, as strict as the real ones, which draw real pictures for nothing. It listens
 * on a free port of this machine and can be told to misbehave.
 */
export async function startFakeGoogle(options: FakeGoogleOptions = {}): Promise<FakeGoogle> {
  const apiKey = options.apiKey ?? "AIzaFake-0123456789";
  const requests: RecordedRequest[] = [];
  const script: Misbehaviour[] = [];
  const setup = { models: MODEL_IDS, delayMs: 0, ...options, apiKey, script };
  const { origin, close } = await serve(async (request, response) => {
    const record = newRecord(request, response);
    requests.push(record);
    await reply(request, response, record, setup);
  });
  return {
    baseURL: `${origin}/v1beta`,
    apiKey,
    requests,
    misbehave: (...misbehaviours) => void script.push(...misbehaviours),
    close,
  };
}

type Setup = Required<Omit<FakeGoogleOptions, "paint">> &
  Pick<FakeGoogleOptions, "paint"> & { script: Misbehaviour[] };

async function reply(
  request: IncomingMessage,
  response: ServerResponse,
  record: RecordedRequest,
  setup: Setup,
): Promise<void> {
  const bytes = await buffer(request);
  record.body = parseJson(bytes);
  const key = request.headers["x-goog-api-key"];
  if (!key) return refuse(response, noKey());
  if (key !== setup.apiKey) return refuse(response, wrongKey());
  if (record.method === "GET" && record.path === "/v1beta/models")
    return send(response, modelList(setup.models));
  const [, id] = /^\/v1beta\/models\/([^/:]+):generateContent$/.exec(record.path) ?? [];
  if (!id || record.method !== "POST") return refuse(response, refusal(404, ""));
  if (!request.headers["content-type"]?.startsWith("application/json") || record.body === undefined) {
    return refuse(response, invalid("Invalid JSON payload received."));
  }
  return replyPicture(response, { id, body: record.body, bytes: bytes.length }, setup);
}

type Call = { id: string; body: unknown; bytes: number };

async function replyPicture(
  response: ServerResponse,
  { id, body, bytes }: Call,
  setup: Setup,
): Promise<void> {
  const model = setup.models.includes(id) ? findFakeModel(id) : undefined;
  if (!model) return refuse(response, unknownModel(id));
  const asked = await readAsked(body, bytes, model);
  if ("status" in asked) return refuse(response, asked);
  const misbehaviour = setup.script.shift();
  if (misbehaviour?.kind === "refuse") return refuse(response, misbehaviour.refusal);
  if (misbehaviour?.kind === "hang-up") return void response.socket?.resetAndDestroy();
  if (misbehaviour?.kind === "silence") return void (await once(response, "close"));
  if (misbehaviour?.kind === "web-page") return send(response, "<html>Welcome</html>", "text/html");
  const picture = setup.paint ? await setup.paint() : await draw(asked);
  const good = pictureAnswer([picture], { thinks: model.thinks, modelId: id });
  if (!(await untilDue(response, setup.delayMs))) return;
  if (!misbehaviour) return send(response, good);
  const bad = await badAnswer(misbehaviour, id, picture);
  if (bad) return send(response, bad);
  await breakOff(response, misbehaviour, JSON.stringify(good));
}

/** @returns null for those that break the answer instead of giving another */
async function badAnswer(
  misbehaviour: Misbehaviour,
  modelId: string,
  picture: Buffer,
): Promise<object | null> {
  switch (misbehaviour.kind) {
    case "finish":
      return answer(
        modelId,
        misbehaviour.text ? [{ text: misbehaviour.text }] : [],
        misbehaviour.finishReason,
      );
    case "block":
      return blockedAnswer(modelId, misbehaviour.blockReason);
    case "only-thoughts":
      return answer(modelId, thoughtParts([picture]), "STOP");
    case "two-pictures":
      return pictureAnswer([picture, await sharp(picture).negate().png().toBuffer()], {
        thinks: true,
        modelId,
      });
    case "other-picture": {
      const other = await sharp(picture).resize(640, 360, { fit: "fill" }).jpeg().toBuffer();
      return pictureAnswer([other], { thinks: false, modelId });
    }
    case "empty":
      return {};
    default:
      return null;
  }
}

async function breakOff(response: ServerResponse, { kind }: Misbehaviour, text: string): Promise<void> {
  response.writeHead(200, { "content-type": "application/json; charset=UTF-8" });
  await new Promise<void>((resolve) => response.write(text.slice(0, text.length / 2), () => resolve()));
  if (kind === "truncate") response.end();
  else if (kind === "reset") response.socket?.resetAndDestroy();
  else await once(response, "close");
}

/** @returns false when the client has left before */
async function untilDue(response: ServerResponse, delayMs: number): Promise<boolean> {
  const left = new AbortController();
  response.once("close", () => left.abort());
  if (response.destroyed) return false;
  return wait(delayMs, true, { signal: left.signal }).catch(() => false);
}

function newRecord(request: IncomingMessage, response: ServerResponse): RecordedRequest {
  const { pathname, search } = new URL(request.url ?? "/", "http://fake");
  const record: RecordedRequest = {
    method: request.method ?? "",
    path: pathname,
    query: search,
    headers: request.headers,
    body: undefined,
    status: null,
    abandoned: false,
  };
  response.once("close", () => {
    record.status = response.headersSent ? response.statusCode : null;
    record.abandoned = !response.writableFinished;
  });
  return record;
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(`${bytes}`);
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, { status, body, headers }: Refusal): void {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  response.writeHead(status, { "content-type": "application/json; charset=UTF-8", ...headers }).end(text);
}

function send(
  response: ServerResponse,
  body: object | string,
  type = "application/json; charset=UTF-8",
): void {
  response
    .writeHead(200, { "content-type": type })
    .end(typeof body === "string" ? body : JSON.stringify(body));
}
