import type { ErrorCode, FieldErrors } from "#lib/errors.ts";

/** A request that did not succeed. `network`: no answer came, so it is not known whether the server acted. */
export class ApiError extends Error {
  readonly code: ErrorCode | "network";
  readonly fields: FieldErrors;
  /** The whole answer, for a route that says more than the error. */
  readonly body: unknown;

  constructor(code: ErrorCode | "network", message: string, fields: FieldErrors = {}, body: unknown = null) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    this.fields = fields;
    this.body = body;
  }
}

/**
 * Calls our own API. `T` is a view of `lib/images/views.ts`: page and routes come from one build, so it is not parsed again.
 * @throws {ApiError} with words for the person.
 */
export async function apiRequest<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init).catch(() => {
    throw new ApiError("network", "The studio could not be reached. Check your connection.");
  });
  if (response.status === 204) return undefined as T;
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && body !== null) return body as T;
  throw toApiError(body);
}

/** Browsers refuse to keep more than 64 KiB alive, in bytes. */
const KEPT_ALIVE_MAX_LENGTH = 16_000;

/** What was asked for is sent even when the page is left at once. */
export function jsonBody(method: "POST" | "PUT" | "PATCH", value: unknown): RequestInit {
  const body = JSON.stringify(value);
  const keepalive = body.length <= KEPT_ALIVE_MAX_LENGTH;
  return { method, headers: { "content-type": "application/json" }, body, keepalive };
}

export function toApiError(body: unknown): ApiError {
  const { error } = (body ?? {}) as { error?: { code?: ErrorCode; message?: string; fields?: FieldErrors } };
  const message = error?.message ?? "The studio answered with an error. Try again in a moment.";
  return new ApiError(error?.code ?? "internal", message, error?.fields, body);
}
