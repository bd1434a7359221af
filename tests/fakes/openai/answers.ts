import type { Drawing } from "./drawing.ts";
import type { ImageRequest } from "./types.ts";

export type Endpoint = "generations" | "edits";

const EVENT_NAMES: Record<Endpoint, string> = { generations: "image_generation", edits: "image_edit" };
const TOKENS: Record<string, number> = { low: 272, medium: 1056, high: 4160, xhigh: 8000, max: 16_000 };

/** The whole answer where no stream was asked for. */
export function jsonAnswer(request: ImageRequest, drawings: readonly Drawing[]) {
  const [first] = drawings;
  return {
    created: now(),
    ...(first && facts(request, first)),
    data: drawings.map(({ bytes }) => ({ b64_json: bytes.toString("base64") })),
    usage: usage(request, drawings.length),
  };
}

export function partialEvent(endpoint: Endpoint, request: ImageRequest, drawing: Drawing, index: number) {
  return {
    type: `${EVENT_NAMES[endpoint]}.partial_image`,
    b64_json: drawing.bytes.toString("base64"),
    partial_image_index: index,
    created_at: now(),
    ...facts(request, drawing),
  };
}

export function completedEvent(endpoint: Endpoint, request: ImageRequest, drawing: Drawing) {
  return {
    type: `${EVENT_NAMES[endpoint]}.completed`,
    b64_json: drawing.bytes.toString("base64"),
    created_at: now(),
    ...facts(request, drawing),
    usage: usage(request, 1),
  };
}

/** "auto" is answered with what was chosen. */
function facts({ fields }: ImageRequest, { size, format }: Drawing) {
  return {
    size,
    quality: qualityOf(fields),
    background: fields.background === "transparent" ? "transparent" : "opaque",
    output_format: format,
  };
}

function usage({ fields, files }: ImageRequest, count: number) {
  const text = Math.ceil(String(fields.prompt).length / 4);
  const image = files.length * 300;
  const partial = Number(fields.partial_images ?? 0) * 100;
  const output = count * (TOKENS[qualityOf(fields)] ?? 0) + partial;
  return {
    input_tokens: text + image,
    output_tokens: output,
    total_tokens: text + image + output,
    input_tokens_details: { text_tokens: text, image_tokens: image },
  };
}

function qualityOf(fields: Record<string, unknown>): string {
  return typeof fields.quality === "string" && fields.quality !== "auto" ? fields.quality : "medium";
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
