import { randomUUID } from "node:crypto";
import { invalidField } from "./errors.ts";

const KEY = /^[\x21-\x7e]{8,200}$/;

/** The request's `Idempotency-Key`; without one the request is one of its own. @throws {AppError} invalid_input */
export function idempotencyKeyOf(request: Request): string {
  const key = request.headers.get("idempotency-key");
  if (key === null) return randomUUID();
  if (!KEY.test(key))
    throw invalidField("Idempotency-Key", "An Idempotency-Key has 8 to 200 visible characters.");
  return key;
}
