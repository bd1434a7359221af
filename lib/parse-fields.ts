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
  // A map, because a field can have any name, `__proto__` too.
  const fields = new Map<string, string>();
  for (const issue of issues) {
    for (const field of fieldsOf(issue)) if (!fields.has(field)) fields.set(field, messageOf(issue));
  }
  return Object.fromEntries(fields);
}

export function invalidFields(fields: FieldErrors): AppError {
  return new AppError("invalid_input", Object.values(fields).join(" "), { fields });
}

function fieldsOf(issue: z.core.$ZodIssue): string[] {
  const keys = issue.code === "unrecognized_keys" ? issue.keys : [];
  const paths = keys.length > 0 ? keys.map((key) => [...issue.path, key]) : [issue.path];
  return paths.map((path) => path.join(".") || "body");
}

/** Zod's own message would name all unknown fields in each of them. */
function messageOf(issue: z.core.$ZodIssue): string {
  return issue.code === "unrecognized_keys" ? "There is no such field." : issue.message;
}
