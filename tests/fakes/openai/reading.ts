import type { IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { invalid } from "./refusals.ts";
import type { ImageRequest, Refusal, UploadedFile } from "./types.ts";

const NUMBERS = ["n", "partial_images", "output_compression", "frame_count", "frame_duration_ms"];
const BOOLEANS = ["stream"];

/** Reads the body as what it says it is; `refusal` when it is not. */
export async function readBody(
  request: IncomingMessage,
): Promise<{ body: ImageRequest; refusal: Refusal | null }> {
  const bytes = await buffer(request);
  const type = request.headers["content-type"] ?? "";
  try {
    const body = type.startsWith("multipart/form-data") ? await readForm(bytes, type) : readJson(bytes);
    return { body, refusal: null };
  } catch (error) {
    return { body: { fields: {}, files: [] }, refusal: invalid("", `Unreadable body: ${error}`) };
  }
}

function readJson(bytes: Buffer): ImageRequest {
  return {
    fields: bytes.length === 0 ? {} : Object.fromEntries(Object.entries(JSON.parse(`${bytes}`))),
    files: [],
  };
}

async function readForm(bytes: Buffer, type: string): Promise<ImageRequest> {
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  const fields: Record<string, unknown> = {};
  const files: UploadedFile[] = [];
  for (const [name, value] of form) {
    const field = name.replace(/\[\]$/, "");
    if (typeof value === "string") fields[field] = readValue(field, value);
    else
      files.push({
        field,
        name: value.name,
        type: value.type,
        bytes: Buffer.from(await value.arrayBuffer()),
      });
  }
  return { fields, files };
}

/** A form has only text; what is no number or boolean stays text and is refused by the rules. */
function readValue(field: string, text: string): unknown {
  if (NUMBERS.includes(field) && /^-?\d+$/.test(text)) return Number(text);
  if (BOOLEANS.includes(field) && ["true", "false"].includes(text)) return text === "true";
  return text;
}
