import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { checkedDispatcher } from "./dispatcher.ts";
import { follow } from "./follow.ts";
import { proxyFor } from "./proxy.ts";

const FIXTURES = `${import.meta.dirname}/../../tests/fixtures/tls`;
const [cert, key] = ["cert.pem", "key.pem"].map((name) => readFileSync(`${FIXTURES}/${name}`, "utf8"));
const PROXY = new URL("http://proxy.test:3128");
const VENDOR = "https://api.openai.com/v1/models";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  // A server that listens on a port has an address of this kind.
  return (server.address() as AddressInfo).port;
}

/** Something that says it is api.openai.com, with a certificate that only the tests believe. */
async function startVendor(): Promise<number> {
  return listen(createTlsServer({ cert, key }, (request, response) => response.end(request.url)));
}

/** A proxy that leads wherever it is asked to go to `port`. */
async function startProxy(port: number, status = 200) {
  const asked: (string | undefined)[][] = [];
  const server = createServer();
  server.on("connect", (request, socket) => {
    asked.push([request.url, request.headers["proxy-authorization"]]);
    if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    const upstream = connect(port, "127.0.0.1");
    socket.pipe(upstream).pipe(socket);
    for (const end of [socket, upstream]) end.on("error", () => {});
  });
  const url = new URL(`http://me:p%40ss@127.0.0.1:${await listen(server)}`);
  return { asked, proxy: { url, except: [] as string[] } };
}

test("a vendor is reached through the proxy, which sees its name and nothing that is said", async () => {
  const { asked, proxy } = await startProxy(await startVendor());
  const dispatcher = checkedDispatcher(false, { proxy, ...(cert && { ca: cert }) });
  expect(await (await follow(VENDOR, {}, dispatcher)).text()).toBe("/v1/models");
  expect(asked).toEqual([["api.openai.com:443", `Basic ${btoa("me:p@ss")}`]]);
  await dispatcher.destroy();
});

test("whoever answers through the proxy without the vendor's certificate hears nothing", async () => {
  const { asked, proxy } = await startProxy(await startVendor());
  const failed = follow(VENDOR, {}, checkedDispatcher(false, { proxy }));
  await expect(failed).rejects.toMatchObject({ kind: "connection", sent: false });
  expect(asked).toHaveLength(1);
});

test("a proxy that refuses is a connection that never was: nothing was sent or billed", async () => {
  const { proxy } = await startProxy(0, 407);
  const failed = follow(VENDOR, { method: "POST", body: "{}" }, checkedDispatcher(false, { proxy }));
  await expect(failed).rejects.toMatchObject({ kind: "connection", sent: false });
});

test("an address that somebody gave never goes through the proxy, and is checked as ever", async () => {
  const { asked, proxy } = await startProxy(await startVendor());
  for (const url of ["https://127.0.0.1/", "https://localhost/", "http://localhost/", "https://[::1]/"]) {
    const failed = follow(url, {}, checkedDispatcher(false, { proxy }));
    await expect(failed).rejects.toMatchObject({ kind: "refused-address" });
  }
  expect(asked).toEqual([]);
});

test.each([
  ["https://queue.fal.run/a", true],
  ["https://v3.fal.media/files/a.png", true],
  ["https://bedrock-runtime.eu-west-1.amazonaws.com/", true],
  ["https://API.OpenAI.com/v1", true],
  ["http://api.openai.com/v1", false],
  ["https://notopenai.com/", false],
  ["https://openai.com.evil.test/", false],
  ["https://ec2-1-2-3-4.eu-west-1.compute.amazonaws.com/", false],
  ["https://bedrock.evil.test/", false],
])("whether %s goes through the proxy is %s", (url, through) => {
  expect(proxyFor(new URL(url), { url: PROXY, except: [] }) !== null).toBe(through);
});

test.each([["*"], ["openai.com"], [".openai.com"], ["*.OPENAI.com"], ["api.openai.com"]])(
  "%s in NO_PROXY is believed",
  (except) => {
    expect(proxyFor(new URL(VENDOR), { url: PROXY, except: [except] })).toBeNull();
    expect(proxyFor(new URL("https://fal.run"), { url: PROXY, except: ["openai.com"] })).toBe(PROXY);
  },
);
