import { expect, test } from "vitest";
import type { MaskStrokes } from "#lib/images/schemas.ts";
import { digestOf, hasMask, isBaked } from "./mask-digest.ts";

const strokes: MaskStrokes = {
  baseAssetId: null,
  strokes: [{ kind: "rectangle", erase: false, x: 1, y: 2, width: 3, height: 4 }],
};
const drafted = (painted: MaskStrokes) => ({ sourceAssetId: "a", strokes: painted });
const mask = { assetId: "m", url: "/m", sourceAssetId: "a", paintedAs: digestOf(strokes) };

test("a mask is known by its strokes, in whatever order their fields come back", () => {
  const [rectangle] = strokes.strokes;
  const turned = Object.fromEntries(Object.entries(rectangle ?? {}).toReversed());
  expect(digestOf({ baseAssetId: null, strokes: [turned as typeof rectangle & object] })).toBe(
    mask.paintedAs,
  );
  expect(digestOf({ ...strokes, baseAssetId: "b" })).not.toBe(mask.paintedAs);
  expect(digestOf({ ...strokes, strokes: [{ kind: "all" }] })).not.toBe(mask.paintedAs);
});

test("a mask of older strokes is never taken for the newest", () => {
  expect(isBaked({ strokes: drafted(strokes), mask })).toBe(true);
  const more: MaskStrokes = { ...strokes, strokes: [...strokes.strokes, { kind: "invert" }] };
  expect(isBaked({ strokes: drafted(more), mask })).toBe(false);
  expect(isBaked({ strokes: drafted(strokes), mask: { ...mask, sourceAssetId: "other" } })).toBe(false);
  expect(isBaked({ strokes: drafted({ baseAssetId: null, strokes: [] }), mask })).toBe(false);
});

test("a mask from a file or a step is used as it is", () => {
  expect(isBaked({ strokes: null, mask })).toBe(true);
  expect(isBaked({ strokes: drafted({ baseAssetId: "m", strokes: [] }), mask })).toBe(true);
});

test("there is a mask as soon as something is painted", () => {
  expect(hasMask({ strokes: drafted(strokes), mask: null }, "a")).toBe(true);
  expect(hasMask({ strokes: drafted({ baseAssetId: null, strokes: [] }), mask: null }, "a")).toBe(false);
  expect(hasMask({ strokes: drafted(strokes), mask: null }, "other")).toBe(false);
  expect(hasMask({ strokes: null, mask }, "a")).toBe(true);
});
