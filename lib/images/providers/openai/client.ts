import OpenAI from "openai";
import { outboundFetch } from "#lib/outbound.ts";

export type Address = {
  /** Absent for a server that asks for none. */
  apiKey?: string;
  /** Ends in `/v1`, mostly. Absent: OpenAI's own. */
  baseURL?: string;
  /** Addresses inside the network may be called. */
  allowPrivate?: boolean;
};

/** A few previews and a picture of 3840 x 2160, all in base64. */
const MAX_BYTES = 192 * 1024 * 1024;
/** The SDK wants a time. The job layer's is shorter. */
const A_DAY_MS = 24 * 60 * 60 * 1000;

/** The SDK, without what it does by itself: it would repeat lost calls, which may be billed, and read the environment. */
export function createClient({ apiKey, baseURL, allowPrivate = false }: Address): OpenAI {
  return new OpenAI({
    apiKey: apiKey ?? "none",
    baseURL: baseURL ?? "https://api.openai.com/v1",
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: A_DAY_MS,
    logLevel: "off",
    fetch: outboundFetch({ allowPrivate, maxBytes: MAX_BYTES }),
    ...(!apiKey && { defaultHeaders: { authorization: null } }),
  });
}

/** What must not show up in words that are quoted from the server. */
export function secretsOf(client: OpenAI, { apiKey }: Address): string[] {
  const { host, hostname } = new URL(client.baseURL);
  return [apiKey ?? "", client.baseURL, host, hostname];
}
