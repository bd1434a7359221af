import type { OutboundResponse } from "#lib/outbound/follow.ts";
import { outbound } from "#lib/outbound.ts";
import { connectionError, statusError } from "./errors.ts";

/**
 * `baseURL`: where ComfyUI listens; a path (behind a proxy) is kept. It knows no keys itself: `apiKey` is for the proxy
 * before it, `name:password` or a token.
 */
export type ComfyServer = {
  baseURL: string;
  apiKey?: string;
  allowPrivate: boolean;
  /** When the socket says nothing for so long, the queue is asked: a job may wait behind others, or a model is being loaded. */
  quietMs?: number;
};

type Request = { method?: "GET" | "POST"; json?: unknown; form?: FormData; maxBytes?: number };

/** Its one Python process answers late while it loads a model. */
const ANSWER_MS = 60_000;

/**
 * One call of a route. No Origin is sent: with another than its own, ComfyUI refuses.
 * @throws {ProviderError} when no answer came, or the signal's reason; any status is an answer
 */
export async function call(
  server: ComfyServer,
  path: string,
  { method = "GET", json, form, maxBytes }: Request,
  signal: AbortSignal,
): Promise<OutboundResponse> {
  try {
    return await outbound(routeOf(server.baseURL, path), {
      method,
      headers: {
        ...authorization(server),
        ...(json !== undefined && { "content-type": "application/json" }),
      },
      body: form ?? (json === undefined ? null : JSON.stringify(json)),
      ...(maxBytes && { maxBytes }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
      allowPrivate: server.allowPrivate,
    });
  } catch (error) {
    signal.throwIfAborted();
    throw connectionError(error);
  }
}

/** @throws {ProviderError} for every status but 200 and for what is no JSON; the signal's reason */
export async function callJson(
  server: ComfyServer,
  path: string,
  request: Request,
  signal: AbortSignal,
): Promise<unknown> {
  const answer = await call(server, path, request, signal);
  if (answer.status !== 200) {
    await answer.stream.cancel();
    throw statusError(answer.status);
  }
  return read(() => answer.json(), signal);
}

/** The body of an answer, with the failures of `call`. */
export async function read<T>(body: () => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await body();
  } catch (error) {
    signal.throwIfAborted();
    throw connectionError(error);
  }
}

export function authorization({ apiKey }: ComfyServer): { authorization?: string } {
  if (!apiKey) return {};
  const isPair = apiKey.includes(":");
  return { authorization: isPair ? `Basic ${Buffer.from(apiKey).toString("base64")}` : `Bearer ${apiKey}` };
}

/** `base` may end with a path, with or without a slash. */
export function routeOf(base: string, path: string): URL {
  return new URL(path, base.endsWith("/") ? base : `${base}/`);
}
