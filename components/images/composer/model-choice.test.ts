import { expect, test } from "vitest";
import { listModels } from "#lib/images/providers/index.ts";
import { findModel, goneModel, modelKey } from "./model-choice.ts";

const models = listModels("somebody");
const [first] = models;

test("a model that is not configured any more is named, though another one takes its place", () => {
  expect(goneModel(models, "fal/fal-ai/flux-2")).toBe("fal-ai/flux-2");
  expect(findModel(models, "fal/fal-ai/flux-2")).toBe(first);
});

test("one that is there, or was never chosen, is not said to be gone", () => {
  expect(first && goneModel(models, modelKey(first))).toBeNull();
  expect(goneModel(models, null)).toBeNull();
});
