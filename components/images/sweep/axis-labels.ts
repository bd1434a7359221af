import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { SweepAxis } from "#lib/images/schemas.ts";
import { modelKey } from "../model-choice.ts";

/** A short name for each value of an axis, in order: of prompts, only what tells them apart. */
export function axisLabels({ kind, values }: SweepAxis, models: readonly ModelCapabilities[]): string[] {
  if (kind === "prompt") return differences(values.map(String));
  if (kind !== "model") return values.map(String);
  return values.map((key) => models.find((model) => modelKey(model) === key)?.label ?? String(key));
}

/** Each text without the words that all of them begin or end with. */
function differences(texts: string[]): string[] {
  if (texts.length < 2) return texts;
  const words = texts.map((text) => text.split(/\s+/));
  const shortest = Math.min(...words.map(({ length }) => length));
  const same = (at: (line: string[]) => string | undefined) => new Set(words.map(at)).size === 1;
  let start = 0;
  while (start < shortest && same((line) => line[start])) start += 1;
  let end = 0;
  while (end < shortest - start && same((line) => line.at(-1 - end))) end += 1;
  return words.map((line) => line.slice(start, line.length - end).join(" ") || "(nothing)");
}
