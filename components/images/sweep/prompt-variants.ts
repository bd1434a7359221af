/** Prompts are not written out beyond this; their number is still told. */
const WRITTEN_MAX = 64;

/**
 * Every prompt that a pattern such as `a {red|blue} kite` stands for, in order, each once. Groups do not nest; braces
 * without a `|` are plain text, and so is a `{`, `|` or `}` after a backslash.
 */
export function expandVariants(pattern: string): string[] {
  const prompts = parse(pattern).reduce<string[]>(
    (starts, choices) =>
      starts.flatMap((start) => choices.map((choice) => start + choice)).slice(0, WRITTEN_MAX),
    [""],
  );
  return [...new Set(prompts.map((prompt) => prompt.replaceAll(/ {2,}/g, " ").trim()))];
}

/** How many prompts a pattern stands for; 1 for plain text. */
export function countVariants(pattern: string): number {
  return parse(pattern).reduce((product, choices) => product * choices.length, 1);
}

/** The pattern as a row of places, each with what can stand there. */
function parse(pattern: string): string[][] {
  const places: string[][] = [];
  let text = "";
  for (let at = 0; at < pattern.length; ) {
    const group = pattern[at] === "{" ? readGroup(pattern, at + 1) : null;
    if (group) {
      places.push([text], group.choices);
      text = "";
      at = group.end;
    } else {
      const [char, length] = readChar(pattern, at);
      text += char;
      at += length;
    }
  }
  return [...places, [text]];
}

/** The group whose first choice begins at `start`; null where that is no group. */
function readGroup(pattern: string, start: number): { choices: string[]; end: number } | null {
  const choices: string[] = [];
  let choice = "";
  for (let at = start; at < pattern.length; ) {
    const plain = pattern[at];
    if (plain === "{") return null;
    if (plain === "|" || plain === "}") {
      choices.push(choice.trim());
      choice = "";
      at += 1;
      if (plain === "}") return choices.length > 1 ? { choices, end: at } : null;
    } else {
      const [char, length] = readChar(pattern, at);
      choice += char;
      at += length;
    }
  }
  return null;
}

/** The character that is meant at a place, and how many are written for it. */
function readChar(pattern: string, at: number): [string, number] {
  const [char, next] = [pattern.charAt(at), pattern.charAt(at + 1)];
  return char === "\\" && next !== "" && "{|}\\".includes(next) ? [next, 2] : [char, 1];
}
