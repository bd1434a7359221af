import { type Dispatcher, request } from "undici";
import { bounded, tooLarge } from "./bounded.ts";
import { brokenCall, OutboundError } from "./error.ts";
import { type Hop, parseTarget, redirectOf } from "./redirect.ts";

export type OutboundOptions = {
  method?: string;
  headers?: HeadersInit;
  /** Read whole before it is sent; its content-type is set as `fetch` does. */
  body?: BodyInit | null;
  signal?: AbortSignal;
  /** Of the answer; 64 MB unless given. */
  maxBytes?: number;
  /** Without an answer's first line for so long is a timeout; never unless given. */
  headersTimeoutMs?: number;
};

export type OutboundResponse = {
  status: number;
  headers: Headers;
  /** After redirects, without credentials. */
  url: string;
  /** To be read to its end or canceled, once: by itself or by one of the three below it. */
  stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  bytes(): Promise<Buffer<ArrayBuffer>>;
  text(): Promise<string>;
  /** @throws {SyntaxError} for what is not JSON */
  json(): Promise<unknown>;
};

const MAX_BYTES = 64 * 1024 * 1024;
const MAX_REDIRECTS = 5;

/** One call over `dispatcher`, which checks where each hop connects to. */
export async function follow(
  url: string | URL,
  options: OutboundOptions,
  dispatcher: Dispatcher,
): Promise<OutboundResponse> {
  let hop: Hop | null = await firstHop(url, options);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const { statusCode, headers: raw, body } = await send(hop, options, dispatcher);
    const headers = toHeaders(raw);
    let next: Hop | null;
    try {
      next = redirectOf(hop, statusCode, headers.get("location"));
    } catch (error) {
      discard(body);
      throw error;
    }
    if (!next) return toResponse(hop.url, statusCode, headers, body, options);
    discard(body);
    hop = next;
  }
  throw new OutboundError("connection", "The server redirects without end.", { sent: true });
}

async function firstHop(url: string | URL, options: OutboundOptions): Promise<Hop> {
  const target = new URL(parseTarget(url));
  const headers = new Headers(options.headers);
  if (target.username && !headers.has("authorization")) headers.set("authorization", basicAuth(target));
  target.username = "";
  target.password = "";
  target.hash = "";
  if (!headers.has("user-agent")) headers.set("user-agent", "image-studio");
  // Nothing here unpacks, so that the bound on the size holds for what is read.
  headers.set("accept-encoding", "identity");
  const method = (options.method ?? "GET").toUpperCase();
  if (options.body == null) return { url: target, method, headers, body: null };
  const encoded = new Response(options.body);
  const contentType = encoded.headers.get("content-type");
  if (contentType && !headers.has("content-type")) headers.set("content-type", contentType);
  return { url: target, method, headers, body: new Uint8Array(await encoded.arrayBuffer()) };
}

function basicAuth({ username, password }: URL): string {
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(pair).toString("base64")}`;
}

async function send(hop: Hop, options: OutboundOptions, dispatcher: Dispatcher) {
  options.signal?.throwIfAborted();
  try {
    return await request(hop.url, {
      dispatcher,
      // undici's type lists the methods it knows; it sends any token.
      method: hop.method as Dispatcher.HttpMethod,
      headers: Object.fromEntries(hop.headers),
      body: hop.body,
      signal: options.signal,
      headersTimeout: options.headersTimeoutMs ?? 0,
    });
  } catch (error) {
    throw brokenCall(error, options.signal);
  }
}

function toHeaders(raw: Record<string, string | string[] | undefined>): Headers {
  const pairs = Object.entries(raw).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  return new Headers(pairs);
}

/** What is still on its way is not wanted, and destroying it is no failure. */
function discard(body: Dispatcher.ResponseData["body"]): void {
  body.on("error", () => {}).destroy();
}

function toResponse(
  url: URL,
  status: number,
  headers: Headers,
  body: Dispatcher.ResponseData["body"],
  { maxBytes = MAX_BYTES, signal }: OutboundOptions,
): OutboundResponse {
  if (Number(headers.get("content-length")) > maxBytes) {
    discard(body);
    throw tooLarge(maxBytes);
  }
  const stream = toStream(body, bounded(body, maxBytes, signal));
  const bytes = async () => Buffer.concat(await Array.fromAsync(stream));
  const text = async () => new TextDecoder().decode(await bytes());
  return { status, headers, url: url.href, stream, bytes, text, json: async () => JSON.parse(await text()) };
}

function toStream(
  body: Dispatcher.ResponseData["body"],
  chunks: AsyncIterator<Uint8Array<ArrayBuffer>, void>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    // Not the iterator's `return`: that would wait for a chunk that may never come.
    cancel: () => discard(body),
  });
}
