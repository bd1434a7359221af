import { findFakeModel } from "./models.ts";
import { invalid, refusal, unknownModel } from "./refusals.ts";
import type { Refusal } from "./types.ts";

type Fields = Record<string, unknown>;
/** True when the value may stand beside the other fields. */
type Rule = (value: unknown, fields: Fields) => boolean;

const PROMPT_MAX_LENGTH = 32_000;
const STANDARD_SIZES = ["auto", "1024x1024", "1536x1024", "1024x1536"];

const COMMON_RULES: Record<string, Rule> = {
  model: () => true,
  prompt: (value) => typeof value === "string" && value !== "" && value.length <= PROMPT_MAX_LENGTH,
  n: (value) => isInteger(value, 1, 10),
  size: (value, { model }) => typeof value === "string" && isSize(value, model),
  quality: (value, { model }) => findFakeModel(model)?.qualities.includes(String(value)) ?? false,
  background: (value, { output_format }) =>
    ["auto", "opaque"].includes(String(value)) || (value === "transparent" && output_format !== "jpeg"),
  output_format: (value, { stream }) =>
    ["png", "jpeg", "webp"].includes(String(value)) || (["gif", "svg"].includes(String(value)) && !stream),
  output_compression: (value, { output_format }) =>
    isInteger(value, 0, 100) && ["jpeg", "webp"].includes(String(output_format)),
  moderation: (value) => value === "auto" || value === "low",
  complexity: (value) => ["low", "medium", "high"].includes(String(value)),
  stream: (value) => typeof value === "boolean",
  partial_images: (value, { stream }) => isInteger(value, 0, 3) && stream === true,
  safety_identifier: (value) => typeof value === "string" && value.length <= 128 && !value.includes("@"),
};

const EDIT_RULES: Record<string, Rule> = {
  ...COMMON_RULES,
  input_fidelity: (value, { model }) => findFakeModel(model)?.inputFidelity.includes(String(value)) ?? false,
};

/** Rules that the published contract leaves out: it knows no models and lets any field pass. */
export function checkFields(endpoint: "generations" | "edits", fields: Fields): Refusal | null {
  const rules = endpoint === "edits" ? EDIT_RULES : COMMON_RULES;
  for (const name of ["model", "prompt"]) {
    if (fields[name] === undefined) {
      return invalid(name, `Missing required parameter: '${name}'.`, "missing_required_parameter");
    }
  }
  if (!findFakeModel(fields.model)) return unknownModel(String(fields.model));
  for (const [name, value] of Object.entries(fields)) {
    const rule = rules[name];
    if (!rule) return refusal(400, unknownParameter(name));
    if (!rule(value, fields)) return invalid(name, `Invalid value: '${value}' for '${name}'.`);
  }
  return null;
}

function unknownParameter(name: string) {
  return { message: `Unknown parameter: '${name}'.`, param: name, code: "unknown_parameter" };
}

function isInteger(value: unknown, min: number, max: number): boolean {
  return Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
}

function isSize(value: string, model: unknown): boolean {
  if (STANDARD_SIZES.includes(value)) return true;
  const [, width = 0, height = 0] = (/^(\d+)x(\d+)$/.exec(value) ?? []).map(Number);
  const pixels = width * height;
  return (
    findFakeModel(model)?.freeSizes === true &&
    width % 16 === 0 &&
    height % 16 === 0 &&
    Math.max(width, height) <= 3840 &&
    pixels >= 655_360 &&
    pixels <= 8_294_400 &&
    Math.max(width / height, height / width) <= 3
  );
}
