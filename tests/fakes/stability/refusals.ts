import { randomUUID } from "node:crypto";
import type { Refusal } from "./types.ts";

export function refusal(
  status: number,
  name: string,
  errors: readonly string[],
  headers?: Record<string, string>,
): Refusal {
  return { status, body: { id: randomUUID().replaceAll("-", ""), name, errors }, headers };
}

export function badRequest(error: string): Refusal {
  return refusal(400, "bad_request", [error]);
}

export function wrongKey(): Refusal {
  return refusal(401, "unauthorized", ["authorization: invalid or missing header value"]);
}

export function outOfCredit(): Refusal {
  return refusal(402, "payment_required", ["You lack sufficient credits to make this request."]);
}

export function moderated(): Refusal {
  const words =
    "Your request was flagged by our content moderation system, as a result your request was denied and you were not charged.";
  return refusal(403, "content_moderation", [words]);
}

export function notEnglish(): Refusal {
  return refusal(422, "invalid_language", ["English is the only supported language for this service."]);
}

export function rateLimited(headers?: Record<string, string>): Refusal {
  const words =
    "You have exceeded the rate limit of 150 requests within a 10 second period, and have been timed out for 60 seconds.";
  return refusal(429, "rate_limit_exceeded", [words], headers);
}

export function broken(): Refusal {
  return refusal(500, "internal_error", ["An unexpected server error has occurred, please try again later."]);
}

export function badGateway(): Refusal {
  const body = "<html><body><h1>502 Bad Gateway</h1></body></html>";
  return { status: 502, body, headers: { "content-type": "text/html" } };
}
