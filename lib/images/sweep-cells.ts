import { AppError } from "#lib/errors.ts";
import { fieldErrors } from "#lib/parse-fields.ts";
import { assertSupported, operationOf } from "./capabilities.ts";
import type { Operation } from "./constants.ts";
import { estimateStep } from "./estimates.ts";
import { findModel } from "./providers/index.ts";
import type { ModelCapabilities } from "./providers/types.ts";
import type { Pictures } from "./request-pictures.ts";
import { GenerateInput, type SweepAxis } from "./schemas.ts";
import type { SweepInput } from "./sweep-input.ts";

/** One place of the grid, row by row from 0. `problem`: why it cannot be made, in words for the person. */
export type SweepCell = {
  cell: number;
  input: GenerateInput;
  operation: Operation;
  estimatedCostMicros: number | null;
  problem: string | null;
};

/** Every cell of the grid, each checked against its own model. The first axis runs along the columns. */
export function toCells({ base, axes }: SweepInput, pictures: Pictures): SweepCell[] {
  const [columns, rows] = axes;
  const across = columns?.values.map((value) => apply(base, columns.kind, value)) ?? [];
  const inputs = rows
    ? rows.values.flatMap((value) => across.map((input) => apply(input, rows.kind, value)))
    : across;
  return inputs.map((input, cell) => checkCell(cell, input, pictures));
}

/** The request with one value in its place. What is not a value of its kind is found by `checkCell`. */
function apply(
  input: GenerateInput,
  kind: SweepAxis["kind"],
  value: SweepAxis["values"][number],
): GenerateInput {
  if (kind === "prompt") return { ...input, prompt: String(value) };
  if (kind === "model") {
    const [provider = "", ...model] = String(value).split("/");
    return { ...input, provider, model: model.join("/") };
  }
  return { ...input, params: { ...input.params, [kind]: value } };
}

function checkCell(cell: number, raw: GenerateInput, pictures: Pictures): SweepCell {
  const operation = operationOf(pictures);
  const parsed = GenerateInput.safeParse(raw);
  const input = parsed.data ?? raw;
  const model = findModel(input.provider, input.model);
  return {
    cell,
    input,
    operation,
    estimatedCostMicros: model && estimateStep(model, operation, input.params),
    problem: parsed.error
      ? Object.values(fieldErrors(parsed.error.issues)).join(" ")
      : findProblem(model, input, pictures),
  };
}

function findProblem(
  model: ModelCapabilities | null,
  input: GenerateInput,
  pictures: Pictures,
): string | null {
  if (!model) return `The model ${input.model || input.provider} is not available here.`;
  try {
    assertSupported(model, { ...input, ...pictures, referenceCount: pictures.references.length });
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}
