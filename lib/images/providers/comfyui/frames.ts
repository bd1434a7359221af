import { z } from "zod";

/** `promptId` null: the frame does not say whose it is. */
export type Frame = { bytes: Buffer; promptId: string | null };

/** Event numbers of ComfyUI's `protocol.py`. */
const PREVIEW = 1;
const PREVIEW_WITH_METADATA = 4;

const Metadata = z.looseObject({ prompt_id: z.string().optional() });

/**
 * A picture in a binary message. All numbers are 32-bit big-endian: the event, then for 1 the format (1 JPEG, 2 PNG),
 * for 4 the length of a JSON text that says whose it is; then the file. Null for every other message.
 */
export function parseFrame(message: Buffer): Frame | null {
  if (message.length <= 8) return null;
  const [event, second] = [message.readUInt32BE(0), message.readUInt32BE(4)];
  if (event === PREVIEW) return { bytes: message.subarray(8), promptId: null };
  if (event !== PREVIEW_WITH_METADATA || message.length <= 8 + second) return null;
  const metadata = Metadata.safeParse(parseJson(message.toString("utf8", 8, 8 + second)));
  if (!metadata.success) return null;
  return { bytes: message.subarray(8 + second), promptId: metadata.data.prompt_id ?? null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
