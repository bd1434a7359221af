import { expect, test } from "vitest";
import { testModel } from "../api/test-model.ts";
import { readDraft } from "../drafts/read-draft.ts";
import { emptyDraft } from "./draft.ts";
import { toGenerateInput } from "./generate-input.ts";

const send = (allowsFallback: boolean) =>
  toGenerateInput("ses_1", testModel(), { ...emptyDraft, prompt: "a fox", allowsFallback }, null);

test("a step says that it may not fall back, and nothing where it may", () => {
  expect(send(false).allowsFallback).toBe(false);
  expect(send(true).allowsFallback).toBeUndefined();
});

test("a draft from before there was the choice is kept, and may fall back", () => {
  const { allowsFallback: _, ...older } = emptyDraft;
  expect(readDraft({ ...older, prompt: "a fox" })).toMatchObject({ prompt: "a fox", allowsFallback: true });
});
