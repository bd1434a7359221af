import { outbound } from "#lib/outbound.ts";

/** A vendor that sells pictures as jobs, over JSON. */
export type JobApi = {
  /** As people call it. */
  name: string;
  /** Without a slash at the end. */
  baseURL: string;
  apiKey: string;
  /** The word before the key. */
  scheme: "Bearer" | "Key";
  allowPrivate: boolean;
  /** As a rule: sooner at first, less often later. */
  pollEveryMs: number;
};

/** `body` is undefined where it is no JSON. */
export type Answer = { status: number; headers: Headers; body: unknown };

type Call = {
  method?: "GET" | "POST" | "PUT";
  body?: unknown;
  headers?: Record<string, string>;
  signal: AbortSignal;
};

const ANSWER_BYTES = 4 * 1024 * 1024;
const PICTURE_BYTES = 64 * 1024 * 1024;

/** Calls the vendor with the key. @throws {OutboundError} and the signal's reason */
export async function ask(
  { baseURL, apiKey, scheme, allowPrivate }: JobApi,
  path: string,
  { method = "GET", body, headers, signal }: Call,
): Promise<Answer> {
  const response = await outbound(`${baseURL}/${path}`, {
    method,
    headers: {
      authorization: `${scheme} ${apiKey}`,
      accept: "application/json",
      "content-type": "application/json",
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
    signal,
    maxBytes: ANSWER_BYTES,
    allowPrivate,
  });
  const { status, headers: answered } = response;
  return { status, headers: answered, body: parse(await response.text()) };
}

/** Fetches a picture from wherever the vendor keeps it, without the key. @throws {OutboundError} and the signal's reason */
export async function download(
  { allowPrivate }: JobApi,
  url: string,
  signal: AbortSignal,
): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const response = await outbound(url, { signal, maxBytes: PICTURE_BYTES, allowPrivate });
  return { status: response.status, headers: response.headers, bytes: await response.bytes() };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
