import { z } from "zod";

/** `promptId` and `nodeId` null: the frame does not say whose it is. */
export type Frame = { bytes: Buffer; promptId: string | null; nodeId: string | null };

/** Event numbers of ComfyUI's `protocol.py`. */
const PREVIEW = 1;
const PREVIEW_WITH_METADATA = 4;

const Metadata = z.looseObject({ prompt_id: z.string().optional(), node_id: z.coerce.string().optional() });

/**
 * A picture in a binary message. All numbers are 32-bit big-endian: the event, then for 1 the format (1 JPEG, 2 PNG),
 * for 4 the length of a JSON text that says whose it is; then the file. Null for every other message.
 */
export function parseFrame(message: Buffer): Frame | null {
  if (message.length <= 8) return null;
  const [event, second] = [message.readUInt32BE(0), message.readUInt32BE(4)];
  if (event === PREVIEW) return { bytes: message.subarray(8), promptId: null, nodeId: null };
  if (event !== PREVIEW_WITH_METADATA || message.length <= 8 + second) return null;
  const metadata = Metadata.safeParse(parseJson(message.toString("utf8", 8, 8 + second)));
  if (!metadata.success) return null;
  const { prompt_id: promptId = null, node_id: nodeId = null } = metadata.data;
  return { bytes: message.subarray(8 + second), promptId, nodeId };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
