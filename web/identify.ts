import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import proxyAddr from "proxy-addr";

/** Headers in which anybody can claim to be somebody else. */
const CLAIMS_OF_ADDRESS = ["x-forwarded-for", "x-real-ip", "forwarded"];
const CLAIMS_OF_HOST = ["x-forwarded-host", "x-forwarded-proto", "x-forwarded-port"];
const REQUEST_ID = /^[\w.-]{8,64}$/;

/**
 * Makes the function that decides who a request comes from, before anything else reads it. It sets
 * `x-client-address` and `x-request-id`, and drops every claim that no trusted proxy vouches for.
 * @param trustedProxies addresses, CIDR ranges, or `loopback`, `linklocal`, `uniquelocal`
 * @returns the request's id
 * @throws {TypeError} for a range that is none
 */
export function identify(trustedProxies: string[]): (request: IncomingMessage) => string {
  const trusts = proxyAddr.compile(trustedProxies);
  return (request) => {
    const { headers, socket } = request;
    const vouched = trusts(socket.remoteAddress ?? "", 0);
    const address = proxyAddr(request, trusts);
    if (vouched && typeof headers["x-forwarded-host"] === "string")
      headers.host = headers["x-forwarded-host"];
    for (const name of vouched ? CLAIMS_OF_ADDRESS : [...CLAIMS_OF_ADDRESS, ...CLAIMS_OF_HOST])
      delete headers[name];
    headers["x-client-address"] = address.replace(/^::ffff:(?=\d+\.)/, "");
    const given = headers["x-request-id"];
    const id = vouched && typeof given === "string" && REQUEST_ID.test(given) ? given : randomUUID();
    headers["x-request-id"] = id;
    return id;
  };
}
