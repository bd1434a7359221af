import type { FieldErrors } from "#lib/errors.ts";

/** What is wrong with a field, or with something in it. */
export function errorAt(fields: FieldErrors, path: string): string | undefined {
  if (fields[path]) return fields[path];
  return Object.entries(fields).find(([field]) => field.startsWith(`${path}.`))?.[1];
}
