import { statusError, unreadable } from "./errors.ts";
import type { SavedPicture } from "./messages.ts";
import { type ComfyServer, call, read } from "./server.ts";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const TEXT_CHUNKS = new Set(["tEXt", "zTXt", "iTXt"]);

/** Fetches a picture that a node saved. */
export async function downloadPicture(
  server: ComfyServer,
  { filename, subfolder, type }: SavedPicture,
  signal: AbortSignal,
): Promise<Buffer> {
  const query = new URLSearchParams({ filename, subfolder, type });
  const answer = await call(server, `view?${query}`, {}, signal);
  if (answer.status !== 200) {
    await answer.stream.cancel();
    throw answer.status === 404 ? unreadable() : statusError(answer.status);
  }
  return withoutText(await read(() => answer.bytes(), signal));
}

/**
 * A PNG without its texts: ComfyUI writes the whole graph into each picture, names of files and all, so that no two
 * files of one picture are alike. Anything else as it is.
 */
export function withoutText(bytes: Buffer): Buffer {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return bytes;
  const kept: Buffer[] = [SIGNATURE];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (!TEXT_CHUNKS.has(bytes.toString("latin1", at + 4, at + 8))) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}
