import { expect, test } from "vitest";
import { countVariants, expandVariants } from "./prompt-variants.ts";

test.each([
  ["plain text is one prompt", "a red kite", ["a red kite"]],
  ["a group is one prompt for each choice", "a {red|blue} kite", ["a red kite", "a blue kite"]],
  ["several groups multiply, the last one fastest", "{a|b} {1|2}", ["a 1", "a 2", "b 1", "b 2"]],
  ["a choice can be nothing", "a {red|} kite", ["a red kite", "a kite"]],
  ["spaces around a choice do not count", "{ red | blue }", ["red", "blue"]],
  ["the same prompt is there once", "{red|red} kite", ["red kite"]],
  ["braces without a bar are text", "a {red} kite", ["a {red} kite"]],
  ["an open brace is text", "a {red|blue", ["a {red|blue"]],
  ["a backslash makes signs plain", String.raw`a \{red\|blue\} \\ kite`, [String.raw`a {red|blue} \ kite`]],
  ["a backslash works in a choice", String.raw`{a\|b|c}`, ["a|b", "c"]],
  ["a backslash before a letter stays", String.raw`C:\new`, [String.raw`C:\new`]],
  ["groups do not nest", "{a|{b|c}}", ["{a|b}", "{a|c}"]],
  ["characters beyond 16 bits stay whole", "{🪁|🦊} up", ["🪁 up", "🦊 up"]],
])("%s", (_name, pattern, prompts) => {
  expect(expandVariants(pattern)).toEqual(prompts);
});

test("the number of prompts is told without writing them all out", () => {
  const pattern = "{a|b|c|d}".repeat(12);
  expect(countVariants(pattern)).toBe(4 ** 12);
  expect(expandVariants(pattern)).toHaveLength(64);
});
