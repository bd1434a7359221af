import { expect, test } from "vitest";
import { parseFrame } from "./frames.ts";

const PICTURE = Buffer.from("picture");

function frame(numbers: number[], ...rest: (string | Buffer)[]): Buffer {
  const head = Buffer.alloc(numbers.length * 4);
  for (const [index, number] of numbers.entries()) head.writeUInt32BE(number, index * 4);
  return Buffer.concat([head, ...rest.map((part) => Buffer.from(part))]);
}

test("a plain preview is the file behind its format", () => {
  expect(parseFrame(frame([1, 2], PICTURE))).toEqual({ bytes: PICTURE, promptId: null, nodeId: null });
});

test("a preview with metadata says whose it is", () => {
  const json = JSON.stringify({ node_id: "3", prompt_id: "a", image_type: "image/jpeg", title: "é" });
  const message = frame([4, Buffer.byteLength(json)], json, PICTURE);
  expect(parseFrame(message)).toEqual({ bytes: PICTURE, promptId: "a", nodeId: "3" });
});

test.each([
  ["a text", frame([3, 1], "3", "words")],
  ["an event of the future", frame([9, 1], PICTURE)],
  ["a length beyond the message", frame([4, 4_000_000_000], PICTURE)],
  ["metadata that are no JSON", frame([4, 3], "{{{", PICTURE)],
  ["metadata that are no object", frame([4, 4], "null", PICTURE)],
  ["a picture without bytes", frame([1, 1])],
  ["half a number", Buffer.from([0, 0])],
  ["nothing", Buffer.alloc(0)],
])("%s is no preview", (_name, message) => {
  expect(parseFrame(message)).toBeNull();
});
