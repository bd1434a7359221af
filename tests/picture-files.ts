import { crc32, deflateSync } from "node:zlib";

/** A PNG whose header claims a size and a depth, and that has hardly any pixels: only its header can be read. */
export function hollowPng(width: number, height: number, bitDepth: 8 | 16 = 8): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bitDepth, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = deflateSync(Buffer.alloc(16));
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** `avif` with another size in its header (its `ispe` box: version and flags, width, height). */
export function claimAvifSize(avif: Buffer, width: number, height: number): Buffer {
  const claimed = Buffer.from(avif);
  const box = claimed.indexOf("ispe");
  claimed.writeUInt32BE(width, box + 8);
  claimed.writeUInt32BE(height, box + 12);
  return claimed;
}

/** `jpeg` with another size in its header (its first frame marker, baseline or progressive). */
export function claimJpegSize(jpeg: Buffer, width: number, height: number): Buffer {
  const claimed = Buffer.from(jpeg);
  const marker = Math.max(
    claimed.indexOf(Buffer.from([0xff, 0xc0])),
    claimed.indexOf(Buffer.from([0xff, 0xc2])),
  );
  claimed.writeUInt16BE(height, marker + 5);
  claimed.writeUInt16BE(width, marker + 7);
  return claimed;
}

/** Files that are no pictures, or pictures that are not taken. */
export const OTHER_FILES = {
  "an SVG": Buffer.from(
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  ),
  "an SVG without a prologue": Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
  "a PDF": Buffer.from(
    "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n",
  ),
  "a web page": Buffer.from("<!doctype html><script>alert(1)</script>"),
  "plain text": Buffer.from("This is no picture at all, whatever its name says."),
  "a bitmap": Buffer.concat([Buffer.from("BM"), Buffer.alloc(200)]),
  "an archive": Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(200)]),
  "one byte": Buffer.from([0x89]),
} as const;
