import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { LookupFunction } from "node:net";
import { text as textOf } from "node:stream/consumers";
import { Agent, Pool } from "undici";
import { afterEach, expect, test } from "vitest";
import { outbound, outboundFetch, outboundSocket } from "#lib/outbound.ts";
import { checkedDispatcher } from "./outbound/dispatcher.ts";
import { follow } from "./outbound/follow.ts";

const REFUSED = expect.objectContaining({ kind: "refused-address", sent: false });
const REFUSED_AFTER_REDIRECT = expect.objectContaining({ kind: "refused-address" });
const inside = { allowPrivate: true };
const outside = { allowPrivate: false };

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

test.each([
  "http://127.0.0.1/",
  "http://2130706433/",
  "http://0x7f.1/",
  "http://[::1]/",
  "http://[::ffff:127.0.0.1]/",
  "http://localhost/",
  "http://10.0.0.1/",
  "http://[fd12::1]/",
])("%s is refused unless the operator allows the inside", async (url) => {
  await expect(outbound(url, outside)).rejects.toThrow(REFUSED);
});

test.each([
  "http://169.254.169.254/latest/meta-data/",
  "http://0xa9fea9fe/",
  "http://[::ffff:169.254.169.254]/",
  "http://[fd00:ec2::254]/",
  "http://100.100.100.200/",
  "http://0.0.0.0/",
  "http://[fe80::1]/",
])("%s is refused even where the inside is allowed", async (url) => {
  await expect(outbound(url, inside)).rejects.toThrow(REFUSED);
});

test.each(["file:///etc/passwd", "ftp://example.com/", "gopher://example.com/", "nonsense"])(
  "%s is no address to call",
  async (url) => {
    await expect(outbound(url, inside)).rejects.toThrow(REFUSED);
  },
);

test("allowing the inside lets a server on this machine answer", async () => {
  const url = await serve((request, response) => response.end(JSON.stringify({ path: request.url })));
  const answer = await outbound(`${url}/hello`, inside);
  expect([answer.status, await answer.json()]).toEqual([200, { path: "/hello" }]);
});

test("a name that moves inside after its first answer is refused at the next connection", async () => {
  const url = await serve((_request, response) => response.setHeader("connection", "close").end("ok"));
  const answers = ["127.0.0.1", "169.254.169.254"];
  let asked = 0;
  const resolver: LookupFunction = (_host, _options, callback) => {
    asked += 1;
    callback(null, [{ address: answers.shift() ?? "", family: 4 }]);
  };
  const dispatcher = checkedDispatcher(true, { lookup: resolver });
  const target = url.replace("127.0.0.1", "rebinding.test");
  await (await follow(target, {}, dispatcher)).text();
  // One question for one connection: there is no second answer to swap in between check and use.
  expect(asked).toBe(1);
  await expect(follow(target, {}, dispatcher)).rejects.toThrow(REFUSED);
  expect(asked).toBe(2);
});

test("of several addresses of a name only the allowed ones are connected to", async () => {
  const url = await serve((_request, response) => response.end("ok"));
  const resolver: LookupFunction = (_host, _options, callback) =>
    callback(null, [
      { address: "169.254.169.254", family: 4 },
      { address: "fe80::1", family: 6 },
      { address: "127.0.0.1", family: 4 },
    ]);
  const target = url.replace("127.0.0.1", "several.test");
  expect(await (await follow(target, {}, checkedDispatcher(true, { lookup: resolver }))).text()).toBe("ok");
  await expect(follow(target, {}, checkedDispatcher(false, { lookup: resolver }))).rejects.toThrow(REFUSED);
});

test("a redirect from outside does not lead inside", async () => {
  const reached: string[] = [];
  const secret = await serve((request, response) => {
    reached.push(request.url ?? "");
    response.end("secret");
  });
  const open = await serve((_request, response) =>
    response.writeHead(302, { location: `${secret}/admin` }).end(),
  );
  // One host stands for the internet; every other one gets the real, checked connections.
  const dispatcher = new Agent({
    factory: (origin) =>
      String(origin) === "http://outside.test" ? new Pool(open) : checkedDispatcher(false),
  });
  await expect(follow("http://outside.test/", {}, dispatcher)).rejects.toThrow(REFUSED_AFTER_REDIRECT);
  expect(reached).toEqual([]);
});

test("no redirect leads to metadata or to another protocol, even where the inside is allowed", async () => {
  for (const location of ["http://169.254.169.254/", "http://[fd00:ec2::254]/", "file:///etc/passwd"]) {
    const url = await serve((_request, response) => response.writeHead(307, { location }).end());
    await expect(outbound(url, inside)).rejects.toThrow(REFUSED_AFTER_REDIRECT);
  }
});

test("keys do not follow a redirect to another origin", async () => {
  const seen: unknown[] = [];
  const other = await serve((request, response) => {
    seen.push(request.headers.authorization, request.headers["x-key"]);
    response.end();
  });
  const url = await serve((_request, response) => response.writeHead(307, { location: other }).end());
  const withKeys = url.replace("http://", "http://person:word@");
  const answer = await outbound(withKeys, { ...inside, headers: { "x-key": "secret" } });
  expect([answer.url, seen]).toEqual([`${other}/`, [undefined, undefined]]);
});

test("redirects have an end", async () => {
  const url = await serve((_request, response) => response.writeHead(302, { location: "/" }).end());
  await expect(outbound(url, inside)).rejects.toThrow(expect.objectContaining({ kind: "connection" }));
});

test("more bytes than allowed are refused, announced or not", async () => {
  const tooLarge = expect.objectContaining({ kind: "too-large", sent: true });
  const announced = await serve((_request, response) => response.end(Buffer.alloc(1001)));
  await expect(outbound(announced, { ...inside, maxBytes: 1000 })).rejects.toThrow(tooLarge);
  const endless = await serve((_request, response) => {
    const timer = setInterval(() => response.write(Buffer.alloc(400)), 1);
    response.on("close", () => clearInterval(timer));
  });
  const answer = await outbound(endless, { ...inside, maxBytes: 1000 });
  await expect(answer.bytes()).rejects.toThrow(tooLarge);
  const fitting = await outbound(announced, { ...inside, maxBytes: 1001 });
  expect((await fitting.bytes()).byteLength).toBe(1001);
});

test("a failure says whether the request can have arrived", async () => {
  const closed = await serve(() => {});
  await new Promise((resolve) => servers.pop()?.close(resolve));
  await expect(outbound(closed, inside)).rejects.toThrow(
    expect.objectContaining({ kind: "connection", sent: false }),
  );
  const resets = await serve((request) => request.socket.destroy());
  const broken = expect.objectContaining({ kind: "connection", sent: true });
  await expect(outbound(resets, { ...inside, method: "POST", body: "{}" })).rejects.toThrow(broken);
  const truncates = await serve((_request, response) => {
    response.writeHead(200, { "content-length": "10" }).write("12345", () => response.destroy());
  });
  const answer = await outbound(truncates, inside);
  await expect(answer.text()).rejects.toThrow(broken);
});

test("a slow answer is waited for unless a time is set", async () => {
  const url = await serve(() => {});
  const late = outbound(url, { ...inside, headersTimeoutMs: 50 });
  await expect(late).rejects.toThrow(expect.objectContaining({ kind: "timeout", sent: true }));
});

test("an abort throws the signal's own reason, before, during and after the answer began", async () => {
  const reason = new Error("enough");
  const url = await serve((_request, response) => response.write("begun"));
  await expect(outbound(url, { ...inside, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  const controller = new AbortController();
  const answer = await outbound(url, { ...inside, signal: controller.signal });
  const reading = answer.text();
  controller.abort(reason);
  await expect(reading).rejects.toBe(reason);
});

test("giving a stream up closes its connection", async () => {
  const closed = Promise.withResolvers<void>();
  const url = await serve((_request, response) => response.on("close", closed.resolve).write("begun"));
  const answer = await outbound(url, inside);
  for await (const chunk of answer.stream) {
    expect(Buffer.from(chunk).toString()).toBe("begun");
    break;
  }
  await closed.promise;
});

test("its fetch sends forms and answers as fetch does", async () => {
  const url = await serve(async (request, response) => {
    const body = await textOf(request);
    response.writeHead(201, { "x-seen": request.headers["content-type"], "set-cookie": ["a=1", "b=2"] });
    response.end(body);
  });
  const form = new FormData();
  form.set("image", new Blob(["pixels"]), "image.png");
  const answer = await outboundFetch(inside)(url, { method: "POST", body: form });
  expect(answer.url).toBe(`${url}/`);
  expect(answer.status).toBe(201);
  expect(answer.headers.get("x-seen")).toMatch(/^multipart\/form-data; boundary=/);
  expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  expect(await answer.text()).toContain('filename="image.png"');
  await expect(outboundFetch(outside)(url)).rejects.toThrow(REFUSED);
});

test("a socket does not open to a refused address", async () => {
  let reached = false;
  const url = await serve(() => {});
  servers[0]?.on("connection", () => {
    reached = true;
  });
  const socket = outboundSocket(url.replace("http", "ws"), outside);
  await new Promise((resolve) => socket.addEventListener("error", resolve, { once: true }));
  expect(reached).toBe(false);
  expect(() => outboundSocket("file:///etc/passwd", inside)).toThrow(REFUSED);
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}
