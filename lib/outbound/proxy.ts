import { request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import type { Socket } from "node:net";
import type { ProxySettings } from "#lib/env.ts";

const TUNNEL_MS = 10_000;

/**
 * Addresses that are the vendors' own, by their end. A proxy looks names up by itself, so what is checked on connecting
 * cannot hold behind one: it is used for these alone, over TLS, whose certificate then proves who answers.
 */
const VENDORS = [
  "openai.com",
  "generativelanguage.googleapis.com",
  "bfl.ai",
  "stability.ai",
  "fal.ai",
  "fal.run",
  "fal.media",
  "replicate.com",
  "replicate.delivery",
  "x.ai",
  "together.xyz",
  "together.ai",
  "fireworks.ai",
  "deepinfra.com",
  "ai-gateway.vercel.sh",
];
const BEDROCK = /^bedrock(-runtime)?\.[a-z0-9-]+\.amazonaws\.com$/;

/** The proxy by which `hostname` is reached; null where it is called directly, with its address checked. */
export function proxyFor(
  { protocol, hostname }: { protocol: string; hostname: string },
  { url, except }: ProxySettings,
): URL | null {
  const host = hostname.toLowerCase();
  const isVendor = VENDORS.some((domain) => isWithin(host, domain)) || BEDROCK.test(host);
  if (!url || protocol !== "https:" || !isVendor) return null;
  return except.some((domain) => domain === "*" || isWithin(host, domain)) ? null : url;
}

/** A connection to `target` (host and port) through the proxy, on which nothing was said yet. */
export function openTunnel(proxy: URL, target: string): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const send = proxy.protocol === "https:" ? overHttps : overHttp;
  const request = send({
    hostname: proxy.hostname.replace(/^\[|\]$/g, ""),
    port: proxy.port,
    method: "CONNECT",
    path: target,
    headers: { host: target, ...authorization(proxy) },
    agent: false,
    timeout: TUNNEL_MS,
  });
  request.once("connect", ({ statusCode }, socket) => {
    // The time was for the proxy; a vendor may think for minutes.
    if (statusCode === 200) return resolve(socket.setTimeout(0));
    socket.destroy();
    reject(new Error(`The proxy answered ${statusCode}.`));
  });
  request.once("timeout", () => request.destroy(new Error("The proxy did not answer in time.")));
  request.once("error", reject);
  request.end();
  return promise;
}

function authorization({ username, password }: URL): Record<string, string> {
  if (!username) return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { "proxy-authorization": `Basic ${Buffer.from(pair).toString("base64")}` };
}

function isWithin(host: string, domain: string): boolean {
  const end = domain.toLowerCase().replace(/^\*?\./, "");
  return host === end || host.endsWith(`.${end}`);
}
