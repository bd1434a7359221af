import { OutboundError } from "./error.ts";

/** One request of a call, which a redirect may turn into another. */
export type Hop = { url: URL; method: string; headers: Headers; body: Uint8Array | null };

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** What another origin may see. Keys come in many headers, so it is said what is kept, not what is dropped. */
const KEPT_ACROSS_ORIGINS = ["accept", "accept-language", "content-type", "user-agent"];

/** @throws {OutboundError} refused-address for anything but http and https */
export function parseTarget(url: string | URL, base?: URL): URL {
  const target = URL.parse(url, base);
  if (target && /^https?:$/.test(target.protocol)) return target;
  throw new OutboundError("refused-address", "Only http and https addresses may be called.", {
    sent: !!base,
  });
}

/**
 * Where an answer sends its request next, as browsers go; null when it is the answer itself.
 * @throws {OutboundError} refused-address for another protocol, or from https back to http
 */
export function redirectOf(hop: Hop, status: number, location: string | null): Hop | null {
  if (!REDIRECTS.has(status) || location === null) return null;
  const url = parseTarget(location, hop.url);
  if (hop.url.protocol === "https:" && url.protocol === "http:") {
    throw new OutboundError("refused-address", "A redirect leaves https.", { sent: true });
  }
  url.username = "";
  url.password = "";
  const headers = url.origin === hop.url.origin ? new Headers(hop.headers) : harmless(hop.headers);
  const becomesGet = status === 303 ? hop.method !== "HEAD" : status < 303 && hop.method === "POST";
  if (!becomesGet) return { ...hop, url, headers };
  headers.delete("content-type");
  return { url, method: "GET", headers, body: null };
}

function harmless(headers: Headers): Headers {
  return new Headers([...headers].filter(([name]) => KEPT_ACROSS_ORIGINS.includes(name)));
}
