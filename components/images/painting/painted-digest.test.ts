import { expect, test } from "vitest";
import type { MaskStrokes } from "#lib/images/schemas.ts";
import { digestOf, isBaked, isPaintedOn } from "./painted-digest.ts";

const strokes: MaskStrokes = {
  baseAssetId: null,
  strokes: [{ kind: "rectangle", erase: false, x: 1, y: 2, width: 3, height: 4 }],
};
const drafted = (painted: MaskStrokes) => ({ sourceAssetId: "a", strokes: painted });
const picture = { assetId: "m", url: "/m", sourceAssetId: "a", paintedAs: digestOf(strokes) };

test("a picture is known by its strokes, in whatever order their fields come back", () => {
  const [rectangle] = strokes.strokes;
  const turned = Object.fromEntries(Object.entries(rectangle ?? {}).toReversed());
  expect(digestOf({ baseAssetId: null, strokes: [turned as typeof rectangle & object] })).toBe(
    picture.paintedAs,
  );
  expect(digestOf({ ...strokes, baseAssetId: "b" })).not.toBe(picture.paintedAs);
  expect(digestOf({ ...strokes, strokes: [{ kind: "all" }] })).not.toBe(picture.paintedAs);
});

test("a picture of older strokes is never taken for the newest", () => {
  expect(isBaked({ strokes: drafted(strokes), picture })).toBe(true);
  const more: MaskStrokes = { ...strokes, strokes: [...strokes.strokes, { kind: "invert" }] };
  expect(isBaked({ strokes: drafted(more), picture })).toBe(false);
  expect(isBaked({ strokes: drafted(strokes), picture: { ...picture, sourceAssetId: "other" } })).toBe(false);
  expect(isBaked({ strokes: drafted({ baseAssetId: null, strokes: [] }), picture })).toBe(false);
});

test("a picture from a file or a step is used as it is", () => {
  expect(isBaked({ strokes: null, picture })).toBe(true);
  expect(isBaked({ strokes: drafted({ baseAssetId: "m", strokes: [] }), picture })).toBe(true);
});

test("something is there as soon as it is painted, until all is cleared", () => {
  expect(isPaintedOn({ strokes: drafted(strokes), picture: null }, "a")).toBe(true);
  expect(isPaintedOn({ strokes: drafted({ baseAssetId: null, strokes: [] }), picture: null }, "a")).toBe(
    false,
  );
  expect(isPaintedOn({ strokes: drafted(strokes), picture: null }, "other")).toBe(false);
  expect(isPaintedOn({ strokes: null, picture }, "a")).toBe(true);
  const cleared: MaskStrokes = { ...strokes, strokes: [...strokes.strokes, { kind: "clear" }] };
  expect(isPaintedOn({ strokes: drafted(cleared), picture }, "a")).toBe(false);
});
