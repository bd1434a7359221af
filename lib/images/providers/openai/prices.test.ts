import { expect, test } from "vitest";
import { costMicros, estimateCostMicros } from "#lib/images/providers/openai/prices.ts";
import { modelById } from "#tests/fakes/openai/subject.ts";

const SQUARE = { width: 1024, height: 1024 };
const usage = {
  input_tokens: 310,
  output_tokens: 4160,
  total_tokens: 4470,
  input_tokens_details: { text_tokens: 10, image_tokens: 300 },
};

function estimate(id: string, params: object, operation: "text-to-image" | "inpaint" = "text-to-image") {
  return estimateCostMicros({ model: modelById(id), operation, params });
}

test("a high quality square of gpt-image-1.5 is estimated at its published 13.3 cents and two previews", () => {
  expect(estimate("gpt-image-1.5", { ...SQUARE, quality: "high" })).toBe(133_120 + 200 * 32);
});

test("a low quality square of gpt-image-2 is estimated at its published 0.6 cents: it has no previews", () => {
  expect(estimate("gpt-image-2", { ...SQUARE, quality: "low" })).toBe(6000);
});

test("an estimate grows with the area and the count", () => {
  const one = estimate("gpt-image-1.5", { ...SQUARE, quality: "low" }) ?? 0;
  expect(estimate("gpt-image-1.5", { width: 1536, height: 1024, quality: "low" })).toBe(one * 1.5);
  expect(estimate("gpt-image-1.5", { ...SQUARE, quality: "low", count: 3 })).toBe(one * 3);
});

test.each([
  ["a quality left to the model", "gpt-image-2", SQUARE],
  ["a size left to the model", "gpt-image-2", { quality: "low" }],
  ["a model without known prices", "chatgpt-image-latest", { ...SQUARE, quality: "low" }],
  ["a model whose tokens are not published", "gpt-image-2.6-flare", { ...SQUARE, quality: "low" }],
])("%s has no estimate", (_name, id, params) => {
  expect(estimate(id, params)).toBeNull();
});

test("an edit has no estimate, because its input is part of the price", () => {
  expect(estimate("gpt-image-2", { ...SQUARE, quality: "low" }, "inpaint")).toBeNull();
});

test("the cost is that of the tokens used, each kind at its own price", () => {
  expect(costMicros("gpt-image-1.5", usage)).toBe(10 * 5 + 300 * 8 + 4160 * 32);
});

test("without a price or without tokens the cost is unknown, not zero", () => {
  expect(costMicros("chatgpt-image-latest", usage)).toBeNull();
  expect(costMicros("gpt-image-2", undefined)).toBeNull();
});
