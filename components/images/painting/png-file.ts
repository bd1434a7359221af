import type { Size } from "#lib/images/providers/types.ts";

/** Gives `count` rows of 8-bit pixels from row `top` on. */
type ReadRows = (top: number, count: number) => Uint8Array | Uint8ClampedArray;

/** Colour types of RFC 2083, and how many bytes their pixels have. */
const KINDS = { gray: { type: 0, channels: 1 }, rgba: { type: 6, channels: 4 } } as const;
type Kind = keyof typeof KINDS;

const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
const ROWS_AT_ONCE = 256;

/**
 * Writes an 8-bit PNG without filters (RFC 2083). A canvas could write no gray ones, and would have to hold the whole
 * picture at once, which can be larger than a browser allows.
 */
export async function encodePng(kind: Kind, size: Size, readRows: ReadRows): Promise<Blob> {
  const { type, channels } = KINDS[kind];
  const pixels = await deflate(scanlines(size, channels, readRows));
  const parts = [
    SIGNATURE,
    chunk("IHDR", header(size, type)),
    chunk("IDAT", pixels),
    chunk("IEND", new Uint8Array()),
  ];
  return new Blob(parts, { type: "image/png" });
}

function header({ width, height }: Size, colorType: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(13);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  view.setUint8(8, 8);
  view.setUint8(9, colorType);
  return bytes;
}

/** Each row is preceded by its filter type, 0 for none. */
function* scanlines(
  { width, height }: Size,
  channels: number,
  readRows: ReadRows,
): Generator<Uint8Array<ArrayBuffer>> {
  const length = width * channels;
  for (let top = 0; top < height; top += ROWS_AT_ONCE) {
    const count = Math.min(ROWS_AT_ONCE, height - top);
    const rows = readRows(top, count);
    const lines = new Uint8Array((length + 1) * count);
    for (let row = 0; row < count; row++) {
      lines.set(rows.subarray(row * length, (row + 1) * length), row * (length + 1) + 1);
    }
    yield lines;
  }
}

async function deflate(parts: Iterable<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new CompressionStream("deflate");
  const compressed = new Response(stream.readable).arrayBuffer();
  const writer = stream.writable.getWriter();
  for (const part of parts) await writer.write(part);
  await writer.close();
  return new Uint8Array(await compressed);
}

function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let crc = index;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xed_b8_83_20 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xff_ff_ff_ff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xff_ff_ff_ff) >>> 0;
}
