import { expect, test } from "vitest";
import { emptyDraft } from "../composer/draft.ts";
import { parseLocalDraft } from "./local-draft.ts";

const draft = { ...emptyDraft, prompt: "half a senten", params: { seed: 7 } };

test("a kept draft comes back whole", () => {
  const copy = { draft, version: 3, sent: emptyDraft };
  expect(parseLocalDraft(JSON.stringify({ ...copy, format: 2 }))).toEqual(copy);
});

test("a draft of an earlier studio comes back, with what it did not know empty", () => {
  const { strokes: _, ...earlier } = draft;
  const kept = JSON.stringify({ version: 1, draft: earlier });
  expect(parseLocalDraft(kept)).toEqual({ draft, version: 0, sent: null });
});

test.each([
  ["nothing", null],
  ["cut off", '{"format":2,"draft":{"pro'],
  ["null", "null"],
  ["something else", JSON.stringify({ format: 2, draft: "words" })],
  ["of the wrong kinds", JSON.stringify({ format: 2, draft: { ...draft, references: [null] } })],
])("a draft that is %s counts as none", (_, text) => {
  expect(parseLocalDraft(text)).toBeNull();
});
