import type { OutboundResponse } from "#lib/outbound/follow.ts";
import { outbound } from "#lib/outbound.ts";
import { refusalOf, toProviderError } from "./errors.ts";

/** Where Gemini is spoken. `baseURL` ends in the version, such as `/v1beta`. */
export type Server = { baseURL: string; apiKey: string; allowPrivate: boolean };

/** A 4K picture as PNG in base64 is nearly this. */
const MAX_BYTES = 128 * 1024 * 1024;

/**
 * One call; a POST when there is a body. The key goes in a header: addresses end up in logs.
 * @returns the answer's JSON, always of status 200
 * @throws {ProviderError} and the signal's reason
 */
export async function ask(
  server: Server,
  path: string,
  { body, signal }: { body?: unknown; signal: AbortSignal },
): Promise<unknown> {
  try {
    const response = await send(server, path, body, signal);
    const text = await response.text();
    if (response.status !== 200) throw refusalOf(response, text, secretsOf(server));
    return JSON.parse(text);
  } catch (error) {
    signal.throwIfAborted();
    throw toProviderError(error);
  }
}

function send(
  { baseURL, apiKey, allowPrivate }: Server,
  path: string,
  body: unknown,
  signal: AbortSignal,
): Promise<OutboundResponse> {
  const headers = { "x-goog-api-key": apiKey, "content-type": "application/json" };
  return outbound(`${baseURL.replace(/\/+$/, "")}/${path}`, {
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    headers,
    signal,
    maxBytes: MAX_BYTES,
    allowPrivate,
  });
}

function secretsOf({ apiKey, baseURL }: Server): string[] {
  return [apiKey, baseURL, URL.parse(baseURL)?.host ?? ""];
}
