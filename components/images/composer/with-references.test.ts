import { expect, test } from "vitest";
import type { TrayImage } from "./draft.ts";
import { withReferenceAt, withReferences } from "./with-references.ts";

const image = (assetId: string): TrayImage => ({
  assetId,
  url: "",
  width: 1,
  height: 1,
  generationId: null,
  stepNumber: null,
});
const [a, b, c] = [image("a"), image("b"), image("c")];
const order = (references: TrayImage[]) => references.map(({ assetId }) => assetId).join("");

test("a picture is a reference once", () => {
  expect(order(withReferences([a, b], [image("a"), c]))).toBe("bac");
});

test.each([
  ["a", 1, "bac"],
  ["a", 2, "bca"],
  ["c", 0, "cab"],
  ["b", -1, "bac"],
  ["a", 9, "bca"],
  ["gone", 0, "abc"],
])("%s moved to place %i", (assetId, index, expected) => {
  expect(order(withReferenceAt([a, b, c], assetId, index))).toBe(expected);
});
