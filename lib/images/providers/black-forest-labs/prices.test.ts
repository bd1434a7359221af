import { expect, test } from "vitest";
import { modelById } from "#tests/fakes/black-forest-labs/subject.ts";
import { estimateCostMicros } from "./prices.ts";

const estimate = (
  id: string,
  params: object,
  operation: "text-to-image" | "image-to-image" = "text-to-image",
) => estimateCostMicros({ model: modelById(id), operation, params });

test("each further megapixel, begun or whole, costs more, and each picture as much again", () => {
  expect(estimate("flux-2-pro", { width: 1024, height: 1024 })).toBe(30_000);
  expect(estimate("flux-2-pro", { width: 1040, height: 1024 })).toBe(45_000);
  expect(estimate("flux-2-max", { width: 2048, height: 2048 })).toBe(160_000);
  expect(estimate("flux-2-klein-4b", { width: 1024, height: 1024, count: 4 })).toBe(56_000);
});

test("what a picture costs by itself is known before, whatever goes in", () => {
  expect(estimate("flux-kontext-max", {}, "image-to-image")).toBe(80_000);
});

test("nothing is said where the size of the pictures is not known", () => {
  expect(estimate("flux-2-pro", {})).toBeNull();
  expect(estimate("flux-2-pro", { width: 1024, height: 1024 }, "image-to-image")).toBeNull();
});
