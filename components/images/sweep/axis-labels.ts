import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { SweepAxis } from "#lib/images/schemas.ts";
import { modelKey } from "../composer/model-choice.ts";

/** A short name for each value of an axis, in order: of prompts, only what tells them apart. */
export function axisLabels({ kind, values }: SweepAxis, models: readonly ModelCapabilities[]): string[] {
  if (kind === "prompt") return differences(values.map(String));
  if (kind !== "model") return values.map(String);
  return values.map((key) => models.find((model) => modelKey(model) === key)?.label ?? String(key));
}

/** Each text without the words that are the same in all of them, where that can be told. */
function differences(texts: string[]): string[] {
  if (texts.length < 2) return texts;
  const words = texts.map((text) => text.split(/\s+/));
  const lengths = words.map(({ length }) => length);
  const shortest = Math.min(...lengths);
  const same = (at: (line: string[]) => string | undefined) => new Set(words.map(at)).size === 1;
  if (new Set(lengths).size === 1) {
    const differing = words[0]?.map((_, at) => !same((line) => line[at])) ?? [];
    return words.map((line) => joinRuns(line, differing));
  }
  let start = 0;
  while (start < shortest && same((line) => line[start])) start += 1;
  let end = 0;
  while (end < shortest - start && same((line) => line.at(-1 - end))) end += 1;
  return words.map((line) => line.slice(start, line.length - end).join(" ") || "(nothing)");
}

/** The words that are `kept`, with a dot where some between them are not. */
function joinRuns(words: string[], kept: boolean[]): string {
  const runs: string[] = [];
  for (const [at, word] of words.entries()) {
    if (kept[at]) runs.push(kept[at - 1] && runs.length > 0 ? `${runs.pop()} ${word}` : word);
  }
  return runs.join(" · ");
}
