import sharp from "sharp";
import type { Refusal } from "./types.ts";

type Fields = Record<string, unknown>;
/** What is wrong with a value; null when nothing is. */
type Rule = (value: unknown) => string | null;

const text: Rule = (value) => (typeof value === "string" ? null : "Input should be a valid string");
const flag: Rule = (value) => (typeof value === "boolean" ? null : "Input should be a valid boolean");
const whole =
  (min: number, max = Number.MAX_SAFE_INTEGER): Rule =>
  (value) => {
    if (!Number.isInteger(value)) return "Input should be a valid integer";
    return inRange(Number(value), min, max);
  };
const between =
  (min: number, max: number): Rule =>
  (value) =>
    typeof value === "number" ? inRange(value, min, max) : "Input should be a valid number";
const format: Rule = (value) =>
  ["jpeg", "png", "webp"].includes(String(value)) ? null : "Input should be 'jpeg', 'png' or 'webp'";
const side: Rule = (value) => {
  const wrong = whole(64)(value);
  return wrong ?? (Number(value) % 16 === 0 ? null : "Input should be a multiple of 16");
};
const aspect: Rule = (value) => {
  const [, width = 0, height = 0] = (/^(\d+):(\d+)$/.exec(String(value)) ?? []).map(Number);
  const ratio = width / height;
  return ratio >= 9 / 21 && ratio <= 21 / 9 ? null : "Aspect ratio must be between 21:9 and 9:21";
};

const COMMON = { prompt: text, seed: whole(0), output_format: format };
const FLUX2 = { ...COMMON, width: side, height: side, safety_tolerance: whole(0, 5) };
const PRO = { ...FLUX2, ...pictures(8), disable_pup: flag };
const KLEIN = { ...FLUX2, ...pictures(4) };
const FLEX = {
  ...FLUX2,
  ...pictures(8),
  prompt_upsampling: flag,
  steps: whole(1, 50),
  guidance: between(1.5, 10),
};
const FLUX1 = { ...COMMON, prompt_upsampling: flag, safety_tolerance: whole(0, 6) };
const KONTEXT = { ...FLUX1, ...pictures(4), aspect_ratio: aspect };
const FILL = { ...FLUX1, image: text, mask: text, steps: whole(15, 50), guidance: between(1.5, 100) };

/** Written from the published schemas and not from our capability table. */
const ROUTES: Record<string, Record<string, Rule>> = {
  "flux-2-pro": PRO,
  "flux-2-max": PRO,
  "flux-2-flex": FLEX,
  "flux-2-klein-9b": KLEIN,
  "flux-2-klein-4b": KLEIN,
  "flux-kontext-pro": KONTEXT,
  "flux-kontext-max": KONTEXT,
  "flux-pro-1.0-fill": FILL,
};

const PICTURE_FIELDS = /^(image|mask|input_image(_[2-8])?)$/;

/** Stricter than the real server, which lets fields pass that it does not know. */
export async function checkFields(model: string, fields: Fields): Promise<Refusal | null> {
  const rules = ROUTES[model];
  if (!rules) return { status: 404, body: { detail: "Not Found" } };
  for (const name of model === "flux-pro-1.0-fill" ? ["image"] : ["prompt"]) {
    if (fields[name] === undefined) return invalid(name, "Field required", "missing");
  }
  for (const [name, value] of Object.entries(fields)) {
    const rule = rules[name];
    const wrong = rule ? rule(value) : "Extra inputs are not permitted";
    if (wrong) return invalid(name, wrong);
    if (PICTURE_FIELDS.test(name) && !(await isPicture(value))) return invalid(name, "Not a readable image");
  }
  const pixels = Number(fields.width ?? 0) * Number(fields.height ?? 0);
  if (pixels > 4_194_304) return invalid("width", "The picture must have at most 4 megapixels");
  return checkMask(fields);
}

export function invalid(name: string, msg: string, type = "value_error"): Refusal {
  return { status: 422, body: { detail: [{ loc: ["body", name], msg, type }] } };
}

async function checkMask({ image, mask }: Fields): Promise<Refusal | null> {
  if (image === undefined || mask === undefined) return null;
  const [whole, masked] = await Promise.all([image, mask].map((value) => sharp(toBytes(value)).metadata()));
  const same = whole?.width === masked?.width && whole?.height === masked?.height;
  if (!same) return invalid("mask", "Mask and image must have the same dimensions");
  return masked?.hasAlpha ? invalid("mask", "A mask must be black and white") : null;
}

async function isPicture(value: unknown): Promise<boolean> {
  return sharp(toBytes(value))
    .metadata()
    .then(({ format: read }) => ["png", "jpeg", "webp"].includes(read))
    .catch(() => false);
}

export function toBytes(value: unknown): Buffer {
  return Buffer.from(String(value), "base64");
}

function pictures(count: number): Record<string, Rule> {
  const names = Array.from({ length: count }, (_, index) =>
    index === 0 ? "input_image" : `input_image_${index + 1}`,
  );
  return Object.fromEntries(names.map((name) => [name, text]));
}

function inRange(value: number, min: number, max: number): string | null {
  if (value < min) return `Input should be greater than or equal to ${min}`;
  return value > max ? `Input should be less than or equal to ${max}` : null;
}
