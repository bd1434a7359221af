import type { z } from "zod";
import { outbound } from "#lib/outbound.ts";
import { refusal, SdapiError, toProviderError, unreadable } from "./errors.ts";

export type SdapiSettings = {
  /** Without `/sdapi/v1`. */
  baseURL: string;
  username?: string;
  password?: string;
  allowPrivate: boolean;
  /** Between two looks at a picture that is being drawn; the first ones come sooner. */
  lookEveryMs?: number;
};

/** A server and what it takes to call it. */
export type SdapiServer = {
  baseURL: string;
  headers: Record<string, string>;
  allowPrivate: boolean;
  lookEveryMs: number;
  /** Cut out of whatever is quoted from it. */
  secrets: readonly string[];
  /** Pictures that this process is having drawn there: beside them, what the server tells of "the" job may be theirs. */
  running: Set<string>;
};

type CallOptions = { body?: unknown; signal?: AbortSignal; timeoutMs?: number; maxBytes?: number };

/** Small questions that a busy server still answers. */
const QUESTION_MS = 15_000;
const QUESTION_BYTES = 16 * 1024 * 1024;
const LOOK_EVERY_MS = 500;

/** By address, as a server can be set up anew while it draws. */
const runningAt = new Map<string, Set<string>>();

export function connectSdapi(settings: SdapiSettings): SdapiServer {
  const { baseURL, username, password, allowPrivate, lookEveryMs = LOOK_EVERY_MS } = settings;
  const pair = Buffer.from(`${username ?? ""}:${password ?? ""}`).toString("base64");
  const url = new URL(baseURL);
  const address = `${url.origin}${url.pathname.replace(/\/+$/, "").replace(/\/sdapi\/v1$/, "")}`;
  const running = runningAt.get(address) ?? new Set();
  runningAt.set(address, running);
  return {
    // With what stands before an @ in it: `outbound` makes HTTP Basic of that.
    baseURL: address.replace("://", `://${userOf(url)}`),
    headers: username || password ? { authorization: `Basic ${pair}` } : {},
    allowPrivate,
    lookEveryMs,
    secrets: [url.host, pair, password ?? "", url.password],
    running,
  };
}

function userOf({ username, password }: URL): string {
  return username || password ? `${username}:${password}@` : "";
}

/**
 * One call. A body makes it a POST. Without `timeoutMs` only the signal ends it.
 * @throws {ProviderError} for any answer but 2xx; the signal's reason
 */
export async function call(server: SdapiServer, path: string, options: CallOptions = {}): Promise<unknown> {
  const { body, signal, timeoutMs, maxBytes = QUESTION_BYTES } = options;
  const deadline = timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs);
  const signals = [signal, deadline].filter((one) => one !== undefined);
  try {
    const answer = await outbound(`${server.baseURL}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { accept: "application/json", ...server.headers, ...(body !== undefined && JSON_TYPE) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.any(signals),
      maxBytes,
      allowPrivate: server.allowPrivate,
    });
    const text = await answer.text();
    if (answer.status < 200 || answer.status > 299)
      throw refusal(answer.status, answer.headers, text, server);
    return text === "" ? null : parse(text);
  } catch (error) {
    signal?.throwIfAborted();
    throw toProviderError(error);
  }
}

const JSON_TYPE = { "content-type": "application/json" };

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unreadable(cause);
  }
}

/**
 * A question to which a server may know no answer: null where it has no such thing, or answers something else.
 * @throws {ProviderError} when the server is not there, does not let us in, or is in trouble
 */
export async function ask<T>(
  server: SdapiServer,
  path: string,
  schema: z.ZodType<T>,
  signal: AbortSignal,
  body?: unknown,
): Promise<T | null> {
  try {
    const answer = await call(server, path, { body, signal, timeoutMs: QUESTION_MS });
    return schema.safeParse(answer).data ?? null;
  } catch (error) {
    const isUnknown = error instanceof SdapiError && UNKNOWN.has(error.status ?? 0);
    if (isUnknown || (error instanceof SdapiError && error.code === "bad_output")) return null;
    throw error;
  }
}

/** SD.Next and proxies answer some paths that they do not have with 405 or 501; a missing task id is a 422. */
const UNKNOWN = new Set([400, 404, 405, 422, 501]);
