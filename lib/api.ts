import type { z } from "zod";
import { isAdmin } from "./admin.ts";
import { type User, userFromRequest } from "./auth.ts";
import { readBody } from "./body.ts";
import { env } from "./env.ts";
import { AppError, notFound } from "./errors.ts";
import { log } from "./log.ts";
import { trustedOrigins } from "./origins.ts";
import { fieldErrors, invalidFields } from "./parse-fields.ts";

const JSON_MAX_BYTES = 512 * 1024;
const READ_ONLY = new Set(["GET", "HEAD"]);

type Parsed<T> = T extends z.ZodType ? z.infer<T> : undefined;
type Schemas = {
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  bodyMaxBytes?: number;
  /** For admins; to everybody else there is no such route. */
  admin?: true;
};
type Handler<S extends Schemas> = (input: {
  request: Request;
  user: User;
  params: Parsed<S["params"]>;
  query: Parsed<S["query"]>;
  body: Parsed<S["body"]>;
}) => Promise<Response>;
type Context = { params: Promise<unknown> };

/**
 * A route of the API: a signed-in person or 401, a same-site page or 403, every invalid field by name or 400, then
 * `handle`. What it throws becomes `{ error: { code, message, fields? } }`; nothing of an unexpected error is told.
 */
export function route<const S extends Schemas>(schemas: S, handle: Handler<S>) {
  return async (request: Request, context: Context): Promise<Response> => {
    try {
      if (!env().FEATURE_IMAGES) throw notFound();
      const user = await userFromRequest(request);
      if (!user) throw new AppError("unauthenticated", "Sign in first.");
      if (schemas.admin && !(await isAdmin(user))) throw notFound();
      if (!READ_ONLY.has(request.method)) assertSameSite(request);
      const input = { request, user, ...(await parse(request, context, schemas)) };
      return await handle(input);
    } catch (error) {
      return toResponse(error, request);
    }
  };
}

function assertSameSite(request: Request): void {
  const origin = request.headers.get("origin");
  if (origin && trustedOrigins(request).includes(origin)) return;
  throw new AppError("wrong_origin", "This request did not come from a page of this studio.");
}

async function parse<S extends Schemas>(request: Request, context: Context, schemas: S) {
  const values = {
    params: await context.params,
    query: Object.fromEntries(new URL(request.url).searchParams),
    body: schemas.body && (await readJson(request, schemas.bodyMaxBytes ?? JSON_MAX_BYTES)),
  };
  const issues: z.core.$ZodIssue[] = [];
  const check = (name: "query" | "body") => {
    const result = schemas[name]?.safeParse(values[name]);
    issues.push(...(result?.error?.issues ?? []));
    return result?.data;
  };
  const params = schemas.params?.safeParse(values.params);
  const input = { params: params?.data, query: check("query"), body: check("body") };
  if (issues.length > 0) throw invalidFields(fieldErrors(issues));
  // An id in the path that cannot exist is one that does not exist.
  if (params?.error) throw notFound();
  // Each schema has just been applied to the value of its own name.
  return input as { [K in "params" | "query" | "body"]: Parsed<S[K]> };
}

async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const text = (await readBody(request, maxBytes)).toString();
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid_input", "The body is not JSON.", { fields: { body: "Not JSON." }, cause });
  }
}

function toResponse(error: unknown, request: Request): Response {
  const requestId = request.headers.get("x-request-id");
  const known = error instanceof AppError ? error : null;
  if (!known) log({ requestId, path: new URL(request.url).pathname }).error({ err: error }, "request failed");
  const { code, message, status, fields, retryAfterMs } =
    known ??
    new AppError(
      "internal",
      `Something went wrong on our side. If it stays, give your administrator this number: ${requestId}`,
    );
  const headers = new Headers({ "cache-control": "no-store" });
  if (retryAfterMs !== undefined) headers.set("retry-after", String(Math.ceil(retryAfterMs / 1000)));
  return Response.json({ error: { code, message, ...(fields && { fields }) } }, { status, headers });
}
