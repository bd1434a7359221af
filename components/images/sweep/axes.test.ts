import { expect, test } from "vitest";
import { axisLabels } from "./axis-labels.ts";
import { readAxis, spread } from "./sweep-axes.ts";

const numbers = (text: string) => readAxis({ kind: "strength", text, models: [] });

test("numbers are read with commas, spaces or semicolons, each once", () => {
  expect(numbers("0.2, 0.4;0.6 0.2").axis?.values).toEqual([0.2, 0.4, 0.6]);
});

test("what is no number is named", () => {
  expect(numbers("1, two").problem).toBe("“two” is not a number.");
  expect(numbers(" ").problem).toBe("Type numbers with commas between them.");
});

test("a prompt's variants are its values, up to what a grid can hold", () => {
  const prompt = (text: string) => readAxis({ kind: "prompt", text, models: [] });
  expect(prompt("a {red|blue} kite").axis?.values).toEqual(["a red kite", "a blue kite"]);
  expect(prompt("{1|2|3|4|5}{1|2|3|4|5}").problem).toBe("25 prompts are too many; 16 at most.");
});

test("values are spread evenly over a knob, on its steps", () => {
  expect(spread({ min: 0.1, max: 1, step: 0.05, default: 0.5 }, 4)).toEqual([0.1, 0.4, 0.7, 1]);
  expect(spread({ min: 4, max: 40, step: 1, default: 8 }, 4)).toEqual([4, 16, 28, 40]);
});

test("prompts are labelled by what tells them apart", () => {
  const labels = (...values: string[]) => axisLabels({ kind: "prompt", values }, []);
  expect(labels("a red kite over sea", "a dark blue kite over sea")).toEqual(["red", "dark blue"]);
  expect(labels("a kite", "a kite at night")).toEqual(["(nothing)", "at night"]);
  expect(labels("a red kite at sea", "a blue kite at home")).toEqual(["red · sea", "blue · home"]);
  expect(labels("only one")).toEqual(["only one"]);
});
