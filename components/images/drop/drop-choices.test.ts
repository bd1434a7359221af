import { describe, expect, test } from "vitest";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import { emptyDraft, type TrayImage } from "../composer/draft.ts";
import { type Dragged, type DropSituation, dropChoices, refuseReferences } from "./drop-choices.ts";
import { sortFiles } from "./picture-files.ts";

const model: ModelCapabilities = {
  provider: "test",
  id: "full",
  label: "Full",
  operations: ["text-to-image", "image-to-image", "inpaint"],
  promptMaxLength: 100,
  negativePrompt: true,
  size: { presets: [{ width: 512, height: 512 }], auto: true },
  mask: "exact",
  referencesMax: 2,
  countMax: 1,
  previews: false,
  progress: false,
  cancel: "impossible",
  cost: "free",
  repeatable: true,
};
const wordsOnly: ModelCapabilities = {
  ...model,
  label: "Words",
  operations: ["text-to-image"],
  mask: "none",
  referencesMax: 0,
};
const image = (assetId: string, width = 512): TrayImage => ({
  assetId,
  url: `/api/images/assets/${assetId}`,
  width,
  height: 512,
  generationId: null,
  stepNumber: null,
});
const picture = (one: TrayImage | null): Dragged => ({ kind: "picture", image: one });
const situation: DropSituation = {
  model,
  draft: emptyDraft,
  source: image("shown"),
  dragged: { kind: "files" },
  inSession: true,
};

/** The refusal of each place. */
function refusals(changes: Partial<DropSituation>) {
  const choices = dropChoices({ ...situation, ...changes });
  return Object.fromEntries(choices.map(({ purpose, refusal }) => [purpose, refusal]));
}

describe("a place to drop on", () => {
  test("is there for everything a model can take", () => {
    expect(refusals({})).toEqual({ source: null, reference: null, mask: null, session: null });
    expect(refusals({ dragged: picture(image("other")) })).toMatchObject({ compare: null });
  });

  test("says by name what the model cannot take", () => {
    expect(refusals({ model: wordsOnly })).toEqual({
      source: "Words works from words only",
      reference: "Words takes no references",
      mask: "Words takes no masks",
      session: null,
    });
  });

  test("says how many references are enough", () => {
    const draft = { ...emptyDraft, references: [image("a"), image("b")] };
    expect(refusals({ draft }).reference).toBe("Full takes 2 references, and you have 2");
  });

  test("counts all that would be added", () => {
    expect(refuseReferences(model, 0, 2)).toBeNull();
    expect(refuseReferences(model, 0, 3)).toBe("Full takes 2 references");
    expect(refuseReferences(model, 1, 2)).toBe("Full takes 2 references, so there is room for 1 more");
  });

  test("does not take the same picture twice", () => {
    const draft = { ...emptyDraft, references: [image("a")] };
    expect(refusals({ draft, dragged: picture(image("a")) }).reference).toMatch("already");
    expect(refusals({ dragged: picture(image("shown")) }).source).toMatch("already");
  });

  test("wants a mask to fit the picture that it is for", () => {
    expect(refusals({ dragged: picture(image("mask")) }).mask).toBeNull();
    expect(refusals({ dragged: picture(image("mask", 256)) }).mask).toMatch(/512 × 512.*256 × 512/);
    expect(refusals({ source: null }).mask).toMatch("first");
  });

  test("is there for a picture from another window, of which nothing is known yet", () => {
    expect(refusals({ dragged: picture(null), source: null })).toMatchObject({
      source: null,
      reference: null,
    });
  });

  test("begins no other session, and compares nothing, before there is one", () => {
    expect(Object.keys(refusals({ inSession: false, dragged: picture(image("a")) }))).toEqual([
      "source",
      "reference",
      "mask",
    ]);
  });
});

test("files that are no pictures, or in formats that no model takes, are told by name", () => {
  const png = new File(["x"], "fox.png", { type: "image/png" });
  const sorted = sortFiles([
    new File(["x"], "notes.txt", { type: "text/plain" }),
    png,
    new File(["x"], "phone.heic", { type: "image/heic" }),
    new File(["x"], "logo.svg", { type: "image/svg+xml" }),
    new File([], "folder"),
  ]);
  expect(sorted.pictures).toEqual([png]);
  expect(sorted.refusals).toEqual([
    "notes.txt is not a picture.",
    expect.stringMatching(/^phone\.heic is in the format HEIC\. Save it as PNG/),
    expect.stringMatching(/^logo\.svg is in the format SVG/),
    "folder is empty, or a folder.",
  ]);
});
