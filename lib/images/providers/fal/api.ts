import { outbound } from "#lib/outbound.ts";

export type Api = {
  /** Without a slash at the end. */
  baseURL: string;
  apiKey: string;
  allowPrivate: boolean;
  pollEveryMs: number;
};

/** `body` is undefined where it is no JSON. */
export type Answer = { status: number; headers: Headers; body: unknown };

const ANSWER_BYTES = 4 * 1024 * 1024;
const PICTURE_BYTES = 64 * 1024 * 1024;

/** Calls the queue with the key. @throws {OutboundError} and the signal's reason */
export async function ask(
  { baseURL, apiKey, allowPrivate }: Api,
  path: string,
  { method = "GET", body, signal }: { method?: "GET" | "POST" | "PUT"; body?: unknown; signal: AbortSignal },
): Promise<Answer> {
  const response = await outbound(`${baseURL}/${path}`, {
    method,
    headers: {
      authorization: `Key ${apiKey}`,
      accept: "application/json",
      "content-type": "application/json",
    },
    body: body === undefined ? null : JSON.stringify(body),
    signal,
    maxBytes: ANSWER_BYTES,
    allowPrivate,
  });
  const { status, headers } = response;
  return { status, headers, body: parse(await response.text()) };
}

/** Fetches a picture from wherever fal keeps it, without the key. @throws {OutboundError} and the signal's reason */
export async function download(
  { allowPrivate }: Api,
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
