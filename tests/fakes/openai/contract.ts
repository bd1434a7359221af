import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { invalid } from "./refusals.ts";
import type { ImageRequest, Refusal } from "./types.ts";

/** OpenAI's own description of its API, which lies beside the project and not in it. */
const CONTRACT = resolve(import.meta.dirname, "../../../../shared/contracts/openai-images.json");

export const hasContract = existsSync(CONTRACT);

/** Values that came after the contract was published, with one it knows in their place. */
const NEWER_VALUES: Record<string, Record<string, string>> = {
  quality: { xhigh: "high", max: "high" },
  output_format: { gif: "png", svg: "png" },
};
const NEWER_FIELDS = ["complexity", "markup", "safety_identifier", "frame_count", "frame_duration_ms", "svg"];

const ajv = new Ajv({ strict: false, validateFormats: false });
if (hasContract) ajv.addSchema(JSON.parse(readFileSync(CONTRACT, "utf8")), "openai");

/** @returns why the contract refuses these fields; null when it accepts them, or is not there */
export function breachOfContract(schema: string, { fields, files }: ImageRequest): Refusal | null {
  if (!hasContract) return null;
  const images = files.filter(({ field }) => field === "image").map(({ name }) => name);
  const mask = files.find(({ field }) => field === "mask")?.name;
  const uploads = { ...(images.length > 0 && { image: images }), ...(mask && { mask }) };
  const problem = contractProblem(schema, asPublished({ ...fields, ...uploads }));
  return problem === null ? null : invalid(problem.split("/")[1] ?? "", `Contract: ${problem}`);
}

/** @returns where and how `value` differs from a schema of the contract, or null */
export function contractProblem(schema: string, value: unknown): string | null {
  const validate: ValidateFunction | undefined = ajv.getSchema(`openai#/components/schemas/${schema}`);
  if (!validate) throw new Error(`The contract has no ${schema}.`);
  return validate(value) ? null : ajv.errorsText(validate.errors, { dataVar: "" });
}

function asPublished(fields: Record<string, unknown>): Record<string, unknown> {
  const known = Object.entries(fields).filter(([name]) => !NEWER_FIELDS.includes(name));
  return Object.fromEntries(
    known.map(([name, value]) => [name, NEWER_VALUES[name]?.[String(value)] ?? value]),
  );
}
