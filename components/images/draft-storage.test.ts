import { expect, test } from "vitest";
import { emptyDraft } from "./draft.ts";
import { parseDraft } from "./draft-storage.ts";

test("a kept draft comes back whole", () => {
  const draft = { ...emptyDraft, prompt: "half a senten", params: { seed: 7 } };
  expect(parseDraft(JSON.stringify({ version: 1, draft }))).toEqual(draft);
});

test.each([
  ["nothing", null],
  ["cut off", '{"version":1,"draft":{"pro'],
  ["null", "null"],
  ["another version", JSON.stringify({ version: 0, draft: emptyDraft })],
  ["without its parts", JSON.stringify({ version: 1, draft: { prompt: "x" } })],
])("a draft that is %s counts as none", (_, text) => {
  expect(parseDraft(text)).toBeNull();
});
