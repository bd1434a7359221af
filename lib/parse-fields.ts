import type { z } from "zod";
import { AppError, type FieldErrors } from "./errors.ts";

/** `value` as `schema` describes it. @throws {AppError} invalid_input with every invalid field by name */
export function parseFields<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalidFields(fieldErrors(result.error.issues));
}

/** The first message for each field that is wrong. */
export function fieldErrors(issues: readonly z.core.$ZodIssue[]): FieldErrors {
  const fields: FieldErrors = {};
  for (const issue of issues) fields[fieldOf(issue)] ??= issue.message;
  return fields;
}

export function invalidFields(fields: FieldErrors): AppError {
  return new AppError("invalid_input", Object.values(fields).join(" "), { fields });
}

function fieldOf(issue: z.core.$ZodIssue): string {
  const unknownKey = issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
  return [...issue.path, ...unknownKey].join(".") || "body";
}
