import { expect, test } from "vitest";
import { type PromptDirection, type PromptWalk, walkPrompts } from "./walk-prompts.ts";

const prompts = ["third", "second", "first"];

/** Walks from `typed`, and tells what stands in the prompt box after each step. */
function walkFrom(typed: string, ...directions: PromptDirection[]): string[] {
  let walk: PromptWalk | null = null;
  let current = typed;
  return directions.map((direction) => {
    const next = walkPrompts(walk, prompts, current, direction);
    if (next) {
      walk = next;
      current = next.shown;
    }
    return current;
  });
}

test("a walk goes back to the first prompt and stays there", () => {
  expect(walkFrom("", "earlier", "earlier", "earlier", "earlier")).toEqual([
    "third",
    "second",
    "first",
    "first",
  ]);
});

test("what was typed comes back at the end of the way", () => {
  expect(walkFrom("half a tho", "earlier", "earlier", "later", "later", "later")).toEqual([
    "third",
    "second",
    "third",
    "half a tho",
    "half a tho",
  ]);
});

test("a prompt that is there already is passed over", () => {
  expect(walkFrom("third", "earlier", "later")).toEqual(["second", "third"]);
});

test("an edited prompt is what comes back from a new walk", () => {
  const walk = walkPrompts(null, prompts, "typed", "earlier");
  const edited = walkPrompts(walk, prompts, "third, but warmer", "earlier");
  expect(edited).toEqual({ typed: "third, but warmer", index: 0, shown: "third" });
});

test("there is nothing later than what is typed", () => {
  expect(walkPrompts(null, prompts, "typed", "later")).toBeNull();
});
