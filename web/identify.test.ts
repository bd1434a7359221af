import { once } from "node:events";
import { createServer, get, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { identify } from "./identify.ts";

const CLAIMS = {
  "x-forwarded-for": "203.0.113.7",
  "x-real-ip": "203.0.113.8",
  forwarded: "for=203.0.113.9",
  "x-client-address": "203.0.113.10",
  "x-forwarded-proto": "https",
  "x-forwarded-host": "studio.example",
  "x-request-id": "from-the-proxy-1",
};

/** What the application sees of a request that really travelled over a socket. */
async function seen(trustedProxies: string[], sent: Record<string, string>): Promise<IncomingHttpHeaders> {
  const identifyClient = identify(trustedProxies);
  let headers: IncomingHttpHeaders = {};
  const server = createServer((request, response) => {
    identifyClient(request);
    headers = request.headers;
    response.end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const [response] = await once(get({ port, host: "127.0.0.1", headers: sent }), "response");
  response.resume();
  server.close();
  return headers;
}

test("without trusted proxies the socket's address counts and every claim is dropped", async () => {
  const headers = await seen([], CLAIMS);
  expect(headers["x-client-address"]).toBe("127.0.0.1");
  for (const name of ["x-forwarded-for", "x-real-ip", "forwarded", "x-forwarded-proto", "x-forwarded-host"]) {
    expect(headers).not.toHaveProperty(name);
  }
  expect(headers.host).toMatch(/^127\.0\.0\.1:/);
  expect(headers["x-request-id"]).not.toBe(CLAIMS["x-request-id"]);
});

test("a trusted proxy names the client, the host, the protocol and the request", async () => {
  const headers = await seen(["loopback"], CLAIMS);
  expect(headers).toMatchObject({
    "x-client-address": "203.0.113.7",
    host: "studio.example",
    "x-forwarded-proto": "https",
    "x-request-id": "from-the-proxy-1",
  });
});

test("an address that the client itself put before the proxy's is not believed", async () => {
  const headers = await seen(["127.0.0.1"], { "x-forwarded-for": "6.6.6.6, 203.0.113.7" });
  expect(headers["x-client-address"]).toBe("203.0.113.7");
});

test("a request id that could break a log line is replaced", async () => {
  const headers = await seen(["loopback"], { "x-request-id": 'x" evil="1 and more' });
  expect(headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
});
