import { randomUUID } from "node:crypto";
import { auth } from "#lib/auth.ts";

/** Somebody with a browser that is signed in: Better Auth made the account and gave the cookie. */
export type Person = { id: string; email: string; cookie: string };

/** What Next calls. */
export type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

export type RequestOptions = {
  params?: Record<string, string>;
  query?: Record<string, string | number>;
  /** Sent as JSON, unless it is a form, a stream or text. */
  body?: unknown;
  /** An empty value takes a header away. */
  headers?: Record<string, string>;
};

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

type Send = (handler: Handler, options?: RequestOptions) => Promise<Response>;
export type Client = { get: Send; post: Send; put: Send; patch: Send; delete: Send };

export const ORIGIN = "http://studio.test";

export async function signUp(): Promise<Person> {
  const email = `${randomUUID()}@example.test`;
  const { headers, response } = await auth().api.signUpEmail({
    body: { name: "Ada", email, password: "a long enough password" },
    returnHeaders: true,
  });
  const cookie = headers.getSetCookie().map((line) => line.split(";")[0]);
  return { id: response.user.id, email, cookie: cookie.join("; ") };
}

/** Calls handlers as the page in `person`'s browser would. */
export function as(person: Person): Client {
  return client({ cookie: person.cookie });
}

function client(identity: Record<string, string>): Client {
  const sendAs =
    (method: Method): Send =>
    (handler, options = {}) =>
      send(handler, method, { ...options, headers: { ...identity, ...options.headers } });
  return {
    get: sendAs("GET"),
    post: sendAs("POST"),
    put: sendAs("PUT"),
    patch: sendAs("PATCH"),
    delete: sendAs("DELETE"),
  };
}

/** A request as the browser of a page of ours sends it; `options.headers` overrides. */
export async function send(handler: Handler, method: Method, options: RequestOptions): Promise<Response> {
  const { params = {}, query = {}, body, headers = {} } = options;
  const url = new URL(ORIGIN);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  const all = new Headers({ host: url.host, origin: ORIGIN });
  for (const [name, value] of Object.entries(headers)) {
    if (value === "") all.delete(name);
    else all.set(name, value);
  }
  const init = {
    method,
    headers: all,
    duplex: "half" as const,
    ...(body !== undefined && { body: asBody(body) }),
  };
  return await handler(new Request(url, init), { params: Promise.resolve(params) });
}

function asBody(body: unknown): BodyInit {
  const isReady = typeof body === "string" || body instanceof FormData || body instanceof ReadableStream;
  return isReady ? body : JSON.stringify(body);
}
