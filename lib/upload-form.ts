import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { Busboy, type BusboyHeaders, type BusboyInstance } from "@fastify/busboy";
import { AppError, invalidField } from "./errors.ts";

export type UploadForm = { bytes: Buffer; fields: Record<string, string> };

const FIELDS_MAX = 10;
/** The strokes of a mask; the page sends shorter ones. A longer value is cut off, and then no JSON. */
const FIELD_MAX_BYTES = 256 * 1024;
/** Of everything in the form but the file. */
const REST_MAX_BYTES = FIELD_MAX_BYTES + 64 * 1024;

/**
 * A multipart form with one file named `file` and a few text fields. Bytes are counted while they are read, and
 * reading stops at the limit. What the browser says of the file's name and type is not looked at.
 * @throws {AppError} invalid_input, too_large
 */
export async function readUploadForm(request: Request, maxBytes: number): Promise<UploadForm> {
  const contentType = request.headers.get("content-type") ?? "";
  if (!contentType.startsWith("multipart/form-data") || !request.body) {
    throw invalidField("file", "Send the picture as multipart/form-data.");
  }
  const headers: BusboyHeaders = { "content-type": contentType };
  const limits = { files: 1, fileSize: maxBytes, fields: FIELDS_MAX, fieldSize: FIELD_MAX_BYTES };
  const body = Readable.fromWeb(request.body as NodeReadableStream<Uint8Array>);
  try {
    // Throws for a content type without a boundary.
    const form = new Busboy({ headers, limits });
    const read = collect(form, maxBytes);
    body.on("error", (error) => form.destroy(error));
    stopAfter(body, maxBytes);
    body.pipe(form);
    return await read;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw invalidField("file", "The upload did not arrive whole. Nothing was stored; try again.", cause);
  } finally {
    body.destroy();
  }
}

/** The parser skips what it does not want, but reads it: a form that never ends would be read for ever. */
function stopAfter(body: Readable, maxBytes: number): void {
  let sizeBytes = 0;
  body.on("data", (chunk: Uint8Array) => {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > maxBytes + REST_MAX_BYTES) body.destroy(tooLarge(maxBytes));
  });
}

function collect(form: BusboyInstance, maxBytes: number): Promise<UploadForm> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    // A map, because a field can have any name, `__proto__` too.
    const fields = new Map<string, string>();
    let hasFile = false;
    form.on("field", (name, value) => {
      fields.set(name, value);
    });
    form.on("file", (name, file) => {
      hasFile ||= name === "file";
      file.on("data", (chunk: Buffer) => {
        if (name === "file") chunks.push(chunk);
      });
      file.on("limit", () => reject(tooLarge(maxBytes)));
      file.on("error", reject);
    });
    form.on("filesLimit", () => reject(invalidField("file", "Send one picture at a time.")));
    form.on("error", reject);
    form.on("finish", () => {
      if (hasFile && chunks.length > 0) {
        resolve({ bytes: Buffer.concat(chunks), fields: Object.fromEntries(fields) });
      } else reject(invalidField("file", "Choose a picture to upload."));
    });
  });
}

function tooLarge(maxBytes: number): AppError {
  const message = `This file is larger than ${Math.floor(maxBytes / 1024 / 1024)} MB. Nothing was stored.`;
  return new AppError("too_large", message, { fields: { file: message } });
}
