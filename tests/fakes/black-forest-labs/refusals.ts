import type { Refusal } from "./types.ts";

export function wrongKey(): Refusal {
  return { status: 403, body: { detail: "Not authenticated - Invalid Authentication" } };
}

export function outOfCredit(): Refusal {
  return { status: 402, body: { detail: "Insufficient credits. 1 credit = 0.01 USD." } };
}

/** `wait` in seconds, in the body. */
export function rateLimited({
  wait,
  headers,
}: {
  wait?: number;
  headers?: Record<string, string>;
} = {}): Refusal {
  const body = { error: "rate_limit_exceeded", message: "Too many concurrent requests" };
  return { status: 429, body: { ...body, ...(wait && { retry_after: wait }) }, headers };
}

export function badGateway(): Refusal {
  const body = "<html><body><h1>502 Bad Gateway</h1></body></html>";
  return { status: 502, body, headers: { "content-type": "text/html" } };
}

export function busy(): Refusal {
  return { status: 503, body: { detail: "Service Unavailable" }, headers: { "retry-after": "0" } };
}
