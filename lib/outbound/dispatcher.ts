import { lookup as systemLookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { Agent, buildConnector } from "undici";
import { NO_PROXY, type ProxySettings } from "#lib/env.ts";
import { isAllowed } from "./addresses.ts";
import { OutboundError } from "./error.ts";
import { openTunnel, proxyFor } from "./proxy.ts";

/** Who resolves names, by what vendors are reached, and whose certificates are believed. */
type Surroundings = { lookup?: LookupFunction; proxy?: ProxySettings; ca?: string };

/** A WebSocket message larger than this ends its connection. */
const MESSAGE_BYTES = 64 * 1024 * 1024;

/**
 * Connections to allowed addresses only. The name is resolved once for each connection and the very addresses that
 * were checked are connected to, so that an answer that changes afterwards changes nothing. Vendors may be behind a proxy.
 */
export function checkedDispatcher(
  allowPrivate: boolean,
  { lookup = systemLookup, proxy = NO_PROXY, ca }: Surroundings = {},
): Agent {
  const connect = buildConnector({ lookup: checkedLookup(allowPrivate, lookup), ...(ca && { ca }) });
  return new Agent({
    // The job layer bounds the time of each call; undici's own 300 s would cut off slow local servers.
    headersTimeout: 0,
    bodyTimeout: 0,
    webSocket: { maxPayloadSize: MESSAGE_BYTES },
    connect: (options, callback) => {
      const host = options.hostname.replace(/^\[|\]$/g, "");
      const done: typeof callback = (...[error, socket]) =>
        error ? callback(notConnected(error), null) : callback(null, socket);
      const by = proxyFor(options, proxy);
      // Addresses are never looked up, so they are checked here.
      if (isIP(host) && !isAllowed(host, allowPrivate)) callback(refused(host), null);
      else if (by) {
        openTunnel(by, `${host}:${options.port || 443}`).then(
          (httpSocket) => connect({ ...options, httpSocket }, done),
          (error) => done(error, null),
        );
      } else connect(options, done);
    },
  });
}

function checkedLookup(allowPrivate: boolean, lookup: LookupFunction): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      const addresses = typeof found === "string" ? [] : (found ?? []);
      const allowed = addresses.filter(({ address }) => isAllowed(address, allowPrivate));
      const [first] = allowed;
      if (error || !first) callback(error ?? refused(host), "", 0);
      else if (options.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}

function refused(host: string): OutboundError {
  return new OutboundError("refused-address", `${host} is not an address that may be called.`, {
    sent: false,
  });
}

function notConnected(error: Error): OutboundError {
  if (error instanceof OutboundError) return error;
  return new OutboundError("connection", "No connection could be made.", { sent: false, cause: error });
}
