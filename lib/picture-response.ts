import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import parseRange from "range-parser";
import type { ByteRange } from "./storage.ts";

/** Bytes that came from people or providers are only ever shown as a picture: no script, no frame, no other site. */
const GUARD = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
  "cross-origin-resource-policy": "same-origin",
};

export type Picture = {
  /** Names exactly these bytes, for ever. */
  tag: string;
  mimeType: string;
  sizeBytes: number;
  /** For a download; without it the picture is shown in place. */
  fileName?: string | undefined;
  open: (range?: ByteRange) => Promise<Readable | null>;
};

/** A picture that never changes: 200, 206 for a range, 304 when the browser has it, 416, or null when its bytes are gone. */
export async function pictureResponse(request: Request, picture: Picture): Promise<Response | null> {
  const headers = new Headers({
    ...GUARD,
    etag: `"${picture.tag}"`,
    "cache-control": "private, max-age=31536000, immutable",
    "accept-ranges": "bytes",
    "content-type": picture.mimeType,
  });
  if (picture.fileName) headers.set("content-disposition", `attachment; filename="${picture.fileName}"`);
  if (matchesTag(request, picture.tag)) return new Response(null, { status: 304, headers });
  const range = requestedRange(request, picture);
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${picture.sizeBytes}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: picture.sizeBytes - 1 };
  headers.set("content-length", String(end - start + 1));
  if (range) headers.set("content-range", `bytes ${start}-${end}/${picture.sizeBytes}`);
  const bytes = await picture.open(range ?? undefined);
  return bytes && new Response(toWebStream(bytes), { status: range ? 206 : 200, headers });
}

/** A picture that changes while it is made. */
export function passingPictureResponse(bytes: Buffer, mimeType: string): Response {
  const headers = { ...GUARD, "cache-control": "private, no-store", "content-type": mimeType };
  return new Response(new Uint8Array(bytes), { headers });
}

function matchesTag(request: Request, tag: string): boolean {
  const known = request.headers.get("if-none-match")?.split(",") ?? [];
  return known.some((item) => item.trim().replace(/^W\//, "") === `"${tag}"`);
}

/** One range, when the browser asks for one of this very picture; several are answered with the whole. */
function requestedRange(request: Request, { tag, sizeBytes }: Picture): ByteRange | "unsatisfiable" | null {
  const header = request.headers.get("range");
  const condition = request.headers.get("if-range");
  if (!header || (condition !== null && condition !== `"${tag}"`)) return null;
  const ranges = parseRange(sizeBytes, header);
  if (ranges === -1) return "unsatisfiable";
  if (ranges === -2 || ranges.type !== "bytes" || ranges.length !== 1) return null;
  return ranges[0] ?? null;
}

/** Node's and the DOM's stream types are one class at run time. */
function toWebStream(bytes: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(bytes) as NodeReadableStream<Uint8Array> as ReadableStream<Uint8Array>;
}
