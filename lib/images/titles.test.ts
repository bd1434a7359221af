import { expect, test } from "vitest";
import { titleFromPrompt } from "./titles.ts";

test.each([
  ["a lighthouse at dusk, watercolor, soft light", "Lighthouse at dusk"],
  ["Please draw me a picture of a red kite over the harbour.", "Red kite over the harbour"],
  ["warmer", "Warmer"],
  ["draw", "Draw"],
  ["  two\n\n cats  ", "Two cats"],
  ["猫が窓辺で眠る", "猫が窓辺で眠る"],
  ["3.5 metre boat", "3.5 metre boat"],
])("the title of %j is %j", (prompt, title) => {
  expect(titleFromPrompt(prompt)).toBe(title);
});

test("a long prompt without clauses is cut at a word and stays short", () => {
  const title = titleFromPrompt(
    "an endless field of sunflowers under towering summer clouds seen from a slow train",
  );
  expect(title).toBe("Endless field of sunflowers under towering…");
});

test("a prompt without spaces or of surrogate pairs is never cut inside a character", () => {
  const title = titleFromPrompt("🌊".repeat(100));
  expect([...(title ?? "")]).toHaveLength(48);
  expect(title?.isWellFormed()).toBe(true);
});

test("a prompt without words gives no title", () => expect(titleFromPrompt(" ")).toBeNull());
