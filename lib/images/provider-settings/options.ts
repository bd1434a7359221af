import { z } from "zod";
import { invalidField } from "#lib/errors.ts";
import type { Options } from "#lib/images/providers/kind-options.ts";
import type { ProviderKind } from "#lib/images/providers/kinds.ts";
import { fieldErrors, invalidFields } from "#lib/parse-fields.ts";

/** The options that a person gave, as they are kept. @throws {AppError} invalid_input */
export function readOptions({ label, options }: ProviderKind, given: Options, kept: Options): Options {
  if (!options) {
    if (Object.keys(given).length > 0) throw invalidField("options", `${label} has no further settings.`);
    return {};
  }
  try {
    return options.read(given, kept);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw invalidFields(
      fieldErrors(error.issues.map((issue) => ({ ...issue, path: ["options", ...issue.path] }))),
    );
  }
}
