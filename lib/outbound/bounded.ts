import { brokenCall, OutboundError } from "./error.ts";

/**
 * `body` as it comes, at most `maxBytes` of it; giving it up gives up the connection.
 * @throws {OutboundError} too-large, connection or timeout; the signal's reason when it was aborted
 */
export async function* bounded(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.byteLength;
      if (size > maxBytes) throw tooLarge(maxBytes);
      yield new Uint8Array(chunk);
    }
  } catch (error) {
    throw brokenCall(error, signal);
  }
}

export function tooLarge(maxBytes: number): OutboundError {
  return new OutboundError("too-large", `The answer is larger than ${maxBytes} bytes.`, { sent: true });
}
