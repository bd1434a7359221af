import sharp from "sharp";
import { badRequest } from "./refusals.ts";
import type { Form, Refusal } from "./types.ts";

/** What is wrong with a value of a form; null when nothing is. */
type Rule = (value: string, form: Form) => string | null;
type Route = {
  fields: Record<string, Rule>;
  files: readonly string[];
  required: readonly string[];
  /** Of a picture, long side to short. */
  ratioMax?: number;
};

const MEBIBYTE = 1024 * 1024;

const text =
  (min: number): Rule =>
  (value) =>
    value.length >= min && value.length <= 10_000 ? null : `must be ${min} to 10000 characters`;
const number =
  (min: number, max: number): Rule =>
  (value) =>
    value !== "" && Number(value) >= min && Number(value) <= max ? null : `must be from ${min} to ${max}`;
const oneOf =
  (...values: string[]): Rule =>
  (value) =>
    values.includes(value) ? null : `must be one of ${values.join(", ")}`;
const whole =
  (min: number, max: number): Rule =>
  (value, form) =>
    /^\d+$/.test(value) ? number(min, max)(value, form) : "must be a whole number";
const withoutImage =
  (rule: Rule): Rule =>
  (value, form) =>
    form.files.image ? "is only for text-to-image" : rule(value, form);
const withImage =
  (rule: Rule): Rule =>
  (value, form) =>
    form.files.image ? rule(value, form) : "needs an image";
const modeOfImage: Rule = (value, form) =>
  value === (form.files.image ? "image-to-image" : "text-to-image") ? null : "does not fit the image";

const aspect = oneOf("16:9", "1:1", "21:9", "2:3", "3:2", "4:5", "5:4", "9:16", "9:21");
const OUTPUT = { seed: whole(0, 4_294_967_294), output_format: oneOf("jpeg", "png", "webp") };
const COMMON = { ...OUTPUT, prompt: text(1), negative_prompt: text(0) };
const SIDES = ["left", "right", "up", "down"] as const;
const margin = whole(0, 2000);

/** Written from the published reference and not from our capability table. */
const ROUTES: Record<string, Route> = {
  "generate/ultra": {
    fields: { ...COMMON, aspect_ratio: withoutImage(aspect), strength: withImage(number(0, 1)) },
    files: ["image"],
    required: ["prompt"],
  },
  "generate/core": { fields: { ...COMMON, aspect_ratio: aspect }, files: [], required: ["prompt"] },
  "generate/sd3": {
    fields: {
      ...COMMON,
      output_format: oneOf("jpeg", "png"),
      model: oneOf("sd3.5-large", "sd3.5-large-turbo", "sd3.5-medium", "sd3.5-flash"),
      mode: modeOfImage,
      aspect_ratio: withoutImage(aspect),
      strength: withImage(number(0, 1)),
      cfg_scale: number(1, 10),
    },
    files: ["image"],
    required: ["prompt"],
  },
  "edit/inpaint": {
    fields: { ...COMMON, grow_mask: number(0, 100) },
    files: ["image", "mask"],
    required: ["prompt", "image"],
  },
  "edit/erase": {
    fields: { ...OUTPUT, grow_mask: number(0, 20) },
    files: ["image", "mask"],
    required: ["image"],
  },
  "edit/outpaint": {
    fields: {
      ...OUTPUT,
      ...Object.fromEntries(SIDES.map((side) => [side, margin])),
      prompt: text(0),
      creativity: number(0, 1),
    },
    files: ["image"],
    required: ["image"],
    ratioMax: 2.5,
  },
  "edit/search-and-replace": {
    fields: { ...COMMON, search_prompt: text(1), grow_mask: number(0, 20) },
    files: ["image"],
    required: ["prompt", "search_prompt", "image"],
    ratioMax: 2.5,
  },
};

/** Stricter than the real server, which lets fields pass that it does not know. */
export async function checkForm(path: string, form: Form): Promise<Refusal | null> {
  const route = ROUTES[path];
  if (!route)
    return { status: 404, body: { name: "not_found", errors: ["The requested resource was not found."] } };
  const given = { ...form.fields, ...form.files };
  const missing = route.required.find((name) => !given[name]);
  if (missing) return badRequest(`${missing}: is required`);
  if (form.files.image && path.startsWith("generate/") && form.fields.strength === undefined) {
    return badRequest("strength: is required with an image");
  }
  if (path === "edit/outpaint" && SIDES.every((side) => !Number(form.fields[side] ?? 0))) {
    return badRequest("outpaint: at least one of left, right, up or down must be more than 0");
  }
  for (const [name, value] of Object.entries(form.fields)) {
    const wrong = route.fields[name]?.(value, form);
    if (wrong === undefined) return badRequest(`${name}: is not allowed`);
    if (wrong) return badRequest(`${name}: ${wrong}`);
  }
  return checkFiles(route, form, path);
}

async function checkFiles(route: Route, { files }: Form, path: string): Promise<Refusal | null> {
  const size = Object.values(files).reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > 10 * MEBIBYTE) {
    return {
      status: 413,
      body: { name: "payload_too_large", errors: ["The request is larger than 10 MiB."] },
    };
  }
  for (const [name, { bytes, type }] of Object.entries(files)) {
    if (!route.files.includes(name)) return badRequest(`${name}: is not allowed`);
    const read = await sharp(bytes)
      .metadata()
      .catch(() => null);
    if (!read || `image/${read.format}` !== type)
      return badRequest(`${name}: is not the image it claims to be`);
    if (Math.min(read.width, read.height) < 64) return badRequest(`${name}: every side must have 64 pixels`);
    const pixels = read.width * read.height;
    if (path.startsWith("edit/") && pixels > 9_437_184) return badRequest(`${name}: too many pixels`);
    const ratio = Math.max(read.width, read.height) / Math.min(read.width, read.height);
    if (ratio > (route.ratioMax ?? Number.POSITIVE_INFINITY)) {
      return badRequest(`${name}: must not be more than ${route.ratioMax} times as long as wide`);
    }
    if (name === "mask" && read.hasAlpha) return badRequest("mask: must be black and white");
  }
  return null;
}
