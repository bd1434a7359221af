import type { ServerResponse } from "node:http";
import type { RecordedRequest } from "./types.ts";

export function parseBody({ body }: RecordedRequest): unknown {
  return JSON.parse(body.toString("utf8"));
}

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  send(response, status, JSON.stringify(value), "application/json");
}

export function send(response: ServerResponse, status: number, body = "", type = "text/plain"): void {
  response.writeHead(status, { "content-type": type }).end(body);
}
