import { type Dispatcher, WebSocket } from "undici";
import { proxySettings } from "./env.ts";
import { checkedDispatcher } from "./outbound/dispatcher.ts";
import { follow, type OutboundOptions, type OutboundResponse } from "./outbound/follow.ts";
import { parseTarget } from "./outbound/redirect.ts";

/** Private addresses (loopback, the local network, Tailscale) are open only where the operator allows them. */
type Reach = { allowPrivate: boolean };
export type Fetch = typeof fetch;

const dispatchers = new Map<boolean, Dispatcher>();

/**
 * The one way to call an address that a person or a vendor's answer gave. Any status is an answer; redirects are
 * followed and checked hop by hop, without keys across origins. Time is bounded by `signal` alone.
 * @throws {OutboundError} and the signal's reason; so do the readers of the answer
 */
export function outbound(url: string | URL, options: OutboundOptions & Reach): Promise<OutboundResponse> {
  return follow(url, options, dispatcher(options));
}

/** `outbound` as a `fetch` for official SDKs. Its errors are those of `outbound`, often as a `cause` of theirs. */
export function outboundFetch(
  policy: Reach & { maxBytes?: number; headersTimeoutMs?: number },
): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, { ...init, ...(init?.body != null && { duplex: "half" }) });
    const { method, headers, signal } = request;
    const body = request.body && (await request.arrayBuffer());
    const answer = await outbound(request.url, { ...policy, method, headers, body, signal });
    const empty = [204, 205, 304].includes(answer.status);
    const response = new Response(empty ? null : answer.stream, answer);
    return Object.defineProperty(response, "url", { value: answer.url });
  };
}

/** A WebSocket by the same rules, without redirects. Like any, it tells of a refused address only that it failed. */
export function outboundSocket(
  url: string | URL,
  { allowPrivate, headers, protocols }: Reach & { headers?: Record<string, string>; protocols?: string[] },
): WebSocket {
  const target = parseTarget(new URL(url).href.replace(/^ws/, "http"));
  target.protocol = target.protocol.replace("http", "ws");
  return new WebSocket(target, { dispatcher: dispatcher({ allowPrivate }), headers, protocols });
}

function dispatcher({ allowPrivate }: Reach): Dispatcher {
  const known = dispatchers.get(allowPrivate) ?? checkedDispatcher(allowPrivate, { proxy: proxySettings() });
  dispatchers.set(allowPrivate, known);
  return known;
}
