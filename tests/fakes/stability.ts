import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import sharp from "sharp";
import { serve } from "./serve.ts";
import { type Drawing, draw } from "./stability/drawing.ts";
import { checkForm } from "./stability/fields.ts";
import { badRequest, wrongKey } from "./stability/refusals.ts";
import type { FakeOptions, Form, Misbehaviour, RecordedRequest, Refusal } from "./stability/types.ts";

export type FakeStability = {
  baseURL: string;
  apiKey: string;
  /** Everything it was asked, oldest first. */
  requests: RecordedRequest[];
  /** The next requests for pictures go wrong in these ways, one each. */
  misbehave(...misbehaviours: Misbehaviour[]): void;
  close(): Promise<void>;
};

type Setup = Pick<FakeOptions, "paint"> & { apiKey: string; delayMs: number; script: Misbehaviour[] };

const CREDITS = 250;

/**
 * Stability AI's v2beta API over real HTTP, as strict as the real one. It listens on a free port of this machine and can be
 * told to misbehave.
 */
export async function startFakeStability(options: FakeOptions = {}): Promise<FakeStability> {
  const { apiKey = "sk-fake-stability-0123456789", delayMs = 0, port = 0, paint } = options;
  const requests: RecordedRequest[] = [];
  const script: Misbehaviour[] = [];
  const { origin, close } = await serve(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://fake");
    const { method = "", headers } = request;
    const record: RecordedRequest = { method, path: pathname, headers, fields: {}, files: {} };
    requests.push(record);
    await answer(request, response, record, { apiKey, delayMs, script, paint });
  }, port);
  return {
    baseURL: origin,
    apiKey,
    requests,
    misbehave: (...misbehaviours) => void script.push(...misbehaviours),
    close,
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  record: RecordedRequest,
  setup: Setup,
): Promise<void> {
  response.setHeader("x-request-id", randomUUID());
  const body = await buffer(request);
  if (request.headers.authorization !== `Bearer ${setup.apiKey}`) return refuse(response, wrongKey());
  if (record.method === "GET" && record.path === "/v1/user/balance") {
    return sendJson(response, 200, { credits: CREDITS });
  }
  const [, path = ""] = /^\/v2beta\/stable-image\/(.+)$/.exec(record.path) ?? [];
  if (!["image/*", "application/json"].includes(request.headers.accept ?? "")) {
    return refuse(response, badRequest("accept: must be image/* or application/json"));
  }
  const form = await readForm(body, request.headers["content-type"] ?? "");
  if (!form) return refuse(response, badRequest("content-type: must be multipart/form-data"));
  Object.assign(record, form);
  const refused = await checkForm(path, form);
  if (refused) return refuse(response, refused);
  const wrong = setup.script.shift();
  if (wrong?.kind === "refuse") return refuse(response, wrong.refusal);
  if (wrong?.kind === "hang-up") return void response.socket?.resetAndDestroy();
  if (wrong?.kind === "silence") return void (await once(response, "close"));
  if (wrong?.kind === "web-page") return sendText(response, 200, "<html>Welcome</html>", "text/html");
  await wait(setup.delayMs);
  const painted = await setup.paint?.();
  const drawing = painted ? { bytes: painted, format: "png" as const, seed: 1 } : await draw(form);
  return send(response, drawing, wrong, request.headers.accept);
}

async function send(
  response: ServerResponse,
  { bytes, format, seed }: Drawing,
  wrong: Misbehaviour | undefined,
  accept: string | undefined,
): Promise<void> {
  const type = { "content-type": `image/${format}` };
  const facts = { "finish-reason": "SUCCESS", seed: String(seed) };
  switch (wrong?.kind) {
    case "truncate":
      response.writeHead(200, { ...type, ...facts, "content-length": bytes.length });
      return void response.write(bytes.subarray(0, bytes.length / 2), () => response.socket?.destroy());
    case "empty":
      return void response.writeHead(200, { ...type, ...facts }).end();
    case "bare":
      return void response.writeHead(200, type).end(bytes);
    case "filtered": {
      const blurred = await sharp(bytes).blur(30).toBuffer();
      return void response
        .writeHead(200, { ...type, ...facts, "finish-reason": "CONTENT_FILTERED" })
        .end(blurred);
    }
    default: {
      const finishReason = wrong?.kind === "json" ? wrong.finishReason : "SUCCESS";
      if (!wrong && accept === "image/*")
        return void response.writeHead(200, { ...type, ...facts }).end(bytes);
      sendJson(response, 200, { image: bytes.toString("base64"), finish_reason: finishReason, seed });
    }
  }
}

/** Null when it is no form. */
async function readForm(body: Buffer, type: string): Promise<Form | null> {
  if (!type.startsWith("multipart/form-data")) return null;
  const form: Form = { fields: {}, files: {} };
  const read = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  for (const [name, value] of read) {
    if (typeof value === "string") form.fields[name] = value;
    else form.files[name] = { type: value.type, bytes: Buffer.from(await value.arrayBuffer()) };
  }
  return form;
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
