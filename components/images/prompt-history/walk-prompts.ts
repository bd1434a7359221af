/** A walk back through earlier prompts. */
export type PromptWalk = {
  /** What was typed before the walk began. */
  typed: string;
  /** Of the prompt that is shown; -1 for what was typed. */
  index: number;
  shown: string;
};

export type PromptDirection = "earlier" | "later";

/**
 * One step through `prompts`, newest first. Whoever has edited what was shown begins a new walk from there, so that
 * the edited words are what comes back. Null where there is nothing in that direction.
 */
export function walkPrompts(
  walk: PromptWalk | null,
  prompts: readonly string[],
  current: string,
  direction: PromptDirection,
): PromptWalk | null {
  const from = walk?.shown === current ? walk : { typed: current, index: -1, shown: current };
  const step = direction === "earlier" ? 1 : -1;
  let index = from.index + step;
  // A prompt that is there already would look as if the key did nothing.
  while (index >= 0 && prompts[index] === current) index += step;
  if (index < -1 || (from.index === -1 && direction === "later")) return null;
  const shown = index === -1 ? from.typed : prompts[index];
  return shown === undefined ? null : { typed: from.typed, index, shown };
}
