import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { Busboy, type BusboyHeaders, type BusboyInstance } from "@fastify/busboy";
import { AppError, invalidField } from "./errors.ts";

export type UploadForm = { bytes: Buffer; fields: Record<string, string> };

const FIELDS_MAX = 10;
const FIELD_MAX_BYTES = 1000;

/**
 * A multipart form with one file named `file` and a few short text fields. Bytes are counted while they are read, and
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
  const form = new Busboy({ headers, limits });
  const read = collect(form, maxBytes);
  const body = Readable.fromWeb(request.body as NodeReadableStream<Uint8Array>);
  body.on("error", (error) => form.destroy(error));
  body.pipe(form);
  try {
    return await read;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw invalidField("file", "The upload did not arrive whole. Nothing was stored; try again.", cause);
  } finally {
    body.destroy();
  }
}

function collect(form: BusboyInstance, maxBytes: number): Promise<UploadForm> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const fields: Record<string, string> = {};
    let hasFile = false;
    form.on("field", (name, value) => {
      fields[name] = value;
    });
    form.on("file", (name, file) => {
      hasFile ||= name === "file";
      file.on("data", (chunk: Buffer) => {
        if (name === "file") chunks.push(chunk);
      });
      file.on("limit", () => reject(tooLarge(maxBytes)));
      file.on("error", reject);
    });
    form.on("error", reject);
    form.on("finish", () => {
      if (hasFile && chunks.length > 0) resolve({ bytes: Buffer.concat(chunks), fields });
      else reject(invalidField("file", "Choose a picture to upload."));
    });
  });
}

function tooLarge(maxBytes: number): AppError {
  const message = `This file is larger than ${Math.floor(maxBytes / 1024 / 1024)} MB. Nothing was stored.`;
  return new AppError("too_large", message, { fields: { file: message } });
}
