import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

/** The server's end of a WebSocket, with as much of RFC 6455 as fakes need. */
export type FakeSocket = {
  send(data: string | Buffer): void;
  /** Breaks the connection without the closing words. */
  destroy(): void;
};

type Listeners = { onText?: (text: string) => void; onClose?: () => void };

const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const [TEXT, BINARY, CLOSE, PING, PONG] = [1, 2, 8, 9, 10];

/** Answers the `upgrade` event of an HTTP server. */
export function acceptSocket(
  request: IncomingMessage,
  stream: Duplex,
  { onText, onClose }: Listeners,
): FakeSocket {
  const key = request.headers["sec-websocket-key"] ?? "";
  const accept = createHash("sha1").update(`${key}${GUID}`).digest("base64");
  stream.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  let rest = Buffer.alloc(0);
  stream.on("data", (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let frame = readFrame(rest); frame; frame = readFrame(rest)) {
      rest = rest.subarray(frame.length);
      if (frame.opcode === TEXT) onText?.(frame.payload.toString("utf8"));
      if (frame.opcode === PING) stream.write(encodeFrame(PONG, frame.payload));
      if (frame.opcode === CLOSE) stream.end(encodeFrame(CLOSE, frame.payload));
    }
  });
  stream.on("error", () => {});
  stream.once("close", () => onClose?.());
  return {
    send: (data) => {
      if (!stream.writable) return;
      stream.write(
        typeof data === "string" ? encodeFrame(TEXT, Buffer.from(data)) : encodeFrame(BINARY, data),
      );
    },
    destroy: () => void stream.destroy(),
  };
}

/** A whole frame at the beginning of `bytes`, unmasked; null while it is not complete. Clients send no parts here. */
function readFrame(bytes: Buffer): { opcode: number; payload: Buffer; length: number } | null {
  if (bytes.length < 2) return null;
  const opcode = bytes.readUInt8(0) & 15;
  const short = bytes.readUInt8(1) & 127;
  const header = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < header + 4) return null;
  const size = header === 2 ? short : header === 4 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  const length = header + 4 + size;
  if (bytes.length < length) return null;
  const mask = bytes.subarray(header, header + 4);
  const payload = bytes.subarray(header + 4, length).map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return { opcode, payload: Buffer.from(payload), length };
}

function encodeFrame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const header = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  header.writeUInt8(128 | opcode, 0);
  if (length < 126) header.writeUInt8(length, 1);
  else if (length < 65_536) {
    header.writeUInt8(126, 1);
    header.writeUInt16BE(length, 2);
  } else {
    header.writeUInt8(127, 1);
    header.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([header, payload]);
}
