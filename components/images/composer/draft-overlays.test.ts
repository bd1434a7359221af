import { expect, test } from "vitest";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { testModel } from "../api/test-model.ts";
import { type Draft, emptyDraft, type TrayImage } from "./draft.ts";
import { usesMarkup, usesMask } from "./draft-overlays.ts";
import { describeUnusedInputs, toGenerateInput } from "./generate-input.ts";

const source: TrayImage = {
  assetId: "asset_source",
  url: "/s",
  width: 64,
  height: 64,
  generationId: null,
  stepNumber: null,
};
const over = (assetId: string) => ({ assetId, url: `/${assetId}`, sourceAssetId: source.assetId });
const both: Draft = {
  ...emptyDraft,
  prompt: "a boat where the arrow points",
  source: { kind: "picked", image: source, until: null },
  mask: over("asset_mask"),
  markup: over("asset_markup"),
};
const masker = testModel({ mask: "guided" });
const reader = testModel({ mask: "guided", label: "Reader", markup: true });
const sent = (model: ModelCapabilities, draft: Draft) => {
  const { maskAssetId, markupAssetId } = toGenerateInput("ses", model, draft, source);
  return { maskAssetId, markupAssetId };
};

test("of a mask and a drawing the one goes along that was touched last, never both", () => {
  expect(sent(reader, both)).toEqual({ maskAssetId: "asset_mask", markupAssetId: undefined });
  const drawn = { ...both, prefersMarkup: true };
  expect(sent(reader, drawn)).toEqual({ maskAssetId: undefined, markupAssetId: "asset_markup" });
});

test("what the model cannot read stays in the prompt box, and the other one goes along", () => {
  const drawn = { ...both, prefersMarkup: true };
  expect(sent(masker, drawn)).toEqual({ maskAssetId: "asset_mask", markupAssetId: undefined });
  const noMasks = testModel({ mask: "none", markup: true });
  expect(sent(noMasks, both)).toEqual({ maskAssetId: undefined, markupAssetId: "asset_markup" });
  expect(describeUnusedInputs(masker, { ...drawn, mask: null }, source, [masker, reader])).toEqual([
    `${masker.label} does not read drawings. Choose Reader to send them along.`,
  ]);
});

test("a drawing belongs to the picture it was drawn on, and one that was cleared is none", () => {
  const drawing = (strokes: NonNullable<Draft["drawing"]>["strokes"]["strokes"]) => ({
    ...emptyDraft,
    drawing: { sourceAssetId: source.assetId, strokes: { baseAssetId: null, strokes } },
  });
  const pen = { kind: "pen", color: "red", size: 4, points: [1, 2] } as const;
  const drawn = drawing([{ ...pen, points: [...pen.points] }]);
  expect(usesMarkup(reader, drawn, source.assetId)).toBe(true);
  expect(usesMarkup(reader, drawn, "asset_other")).toBe(false);
  expect(usesMarkup(reader, drawing([{ kind: "clear" }]), source.assetId)).toBe(false);
  expect(usesMask(reader, drawn, source.assetId)).toBe(false);
});
