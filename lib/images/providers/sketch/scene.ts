import type { Color } from "./color.ts";
import { hashText } from "./random.ts";
import {
  COLORS,
  NATURAL_COLORS,
  NUMBERS,
  PLACES,
  type Place,
  SEASONS,
  type Season,
  STYLES,
  type Style,
  SUBJECTS,
  type Subject,
  TIMES,
  type Time,
  WEATHERS,
  type Weather,
} from "./vocabulary.ts";

export type SceneSubject = {
  name: Subject;
  color?: Color;
  count: number;
  /** "the boat": in an edit, one that is already there. */
  definite?: boolean;
};

/** What a prompt asks for, as far as the sketch understands it. */
export type Scene = {
  /** Of the whole prompt, so that unknown words count too. */
  hash: number;
  time?: Time;
  season?: Season;
  style?: Style;
  weathers: ReadonlySet<Weather>;
  places: ReadonlySet<Place>;
  /** In the order they are named. */
  subjects: readonly SceneSubject[];
  /** Color words that belong to no subject. */
  tints: readonly Color[];
  /** Everything that must not be drawn, also where it would come by itself. */
  excluded: ReadonlySet<string>;
};

type Token = { word: string; negated: boolean };

const NEGATIONS = new Set(["no", "not", "without", "remove", "delete", "erase"]);
const DEFINITE = ["the", "this", "that", "these", "those", "its", "his", "her", "their", "my"];
/** How far before a noun its color or number may stand: "two hot air balloons". */
const REACH = 3;

export function parseScene(prompt: string, negativePrompt = ""): Scene {
  const tokens = tokenize(prompt);
  const excluded = new Set([
    ...tokens.filter((token) => token.negated).flatMap((token) => meaningsOf(token.word)),
    ...tokenize(negativePrompt).flatMap((token) => meaningsOf(token.word)),
  ]);
  const wanted = tokens.filter((token) => !token.negated).map((token) => token.word);
  const { subjects, tints } = findSubjects(wanted, excluded);
  const find = <T extends string>(table: Record<T, string>) => findAll(table, wanted, excluded);
  return {
    hash: hashText(tokens.map((token) => token.word).join(" ")),
    time: /\bgolden (hour|light)/i.test(prompt) ? "dusk" : find(TIMES)[0],
    season: find(SEASONS)[0],
    style: find(STYLES)[0],
    weathers: new Set(find(WEATHERS)),
    places: new Set(find(PLACES)),
    subjects,
    tints,
    excluded,
  };
}

/** Whether the sketch recognized nothing at all to draw. */
export function isAbstract(scene: Scene): boolean {
  return (
    scene.subjects.length === 0 &&
    scene.places.size === 0 &&
    scene.weathers.size === 0 &&
    !scene.time &&
    !scene.season
  );
}

function tokenize(text: string): Token[] {
  // "Black and white" is a treatment of the picture, not two colors in it.
  const words = text
    .toLowerCase()
    .replace(/black[ -]and[ -]white/g, "monochrome")
    .match(/[\p{L}\p{N}]+/gu);
  return (words ?? []).map((word, index, all) => ({
    word,
    negated: NEGATIONS.has(all[index - 1] ?? "") || (isNegatedArticle(all, index) && word.length > 1),
  }));
}

/** "without a boat", "no more clouds" */
function isNegatedArticle(words: readonly string[], index: number): boolean {
  return (
    NEGATIONS.has(words[index - 2] ?? "") &&
    ["a", "an", "any", "the", "all", "more"].includes(words[index - 1] ?? "")
  );
}

function findSubjects(words: readonly string[], excluded: ReadonlySet<string>) {
  const subjects: SceneSubject[] = [];
  const taken = new Set<number>();
  for (const [index, word] of words.entries()) {
    const name = findMeaning(SUBJECTS, word);
    if (!name) continue;
    const before = words.slice(Math.max(0, index - REACH), index);
    const colorWord = before.findLast((candidate) => COLORS[candidate] && !excluded.has(candidate));
    if (colorWord) taken.add(words.lastIndexOf(colorWord, index));
    if (excluded.has(name) || subjects.some((subject) => subject.name === name)) continue;
    const count =
      before.map((candidate) => NUMBERS[candidate]).find(Boolean) ?? (isPlural(name, word) ? 3 : 1);
    const definite = before.some((candidate) => DEFINITE.includes(candidate));
    subjects.push({ name, color: colorWord ? COLORS[colorWord] : naturalColor(word), count, definite });
  }
  const tints = words.flatMap((word, index) => {
    const color = COLORS[word];
    return color && !taken.has(index) && !excluded.has(word) ? [color] : [];
  });
  return { subjects, tints };
}

function naturalColor(word: string): Color | undefined {
  return [word, ...singulars(word)].map((candidate) => NATURAL_COLORS[candidate]).find(Boolean);
}

function findAll<T extends string>(
  table: Record<T, string>,
  words: readonly string[],
  excluded: ReadonlySet<string>,
): T[] {
  const found = words.flatMap((word) => allMeanings(table, word));
  return [...new Set(found)].filter((name) => !excluded.has(name));
}

function isPlural(name: Subject, word: string): boolean {
  return word.endsWith("s") && !SUBJECTS[name].split(" ").includes(word);
}

/** The names a word stands for in any table, and the word itself. */
function meaningsOf(word: string): string[] {
  const tables = [TIMES, SEASONS, STYLES, WEATHERS, PLACES, SUBJECTS];
  return [word, ...tables.flatMap((table) => allMeanings<string>(table, word))];
}

function findMeaning<T extends string>(table: Record<T, string>, word: string): T | undefined {
  return allMeanings(table, word)[0];
}

function allMeanings<T extends string>(table: Record<T, string>, word: string): T[] {
  const names: T[] = [];
  for (const name in table) {
    const words = table[name].split(" ");
    if (words.includes(word) || singulars(word).some((singular) => words.includes(singular)))
      names.push(name);
  }
  return names;
}

function singulars(word: string): string[] {
  if (!word.endsWith("s") || word.length < 4) return [];
  return [word.slice(0, -1), word.slice(0, -2), word.replace(/ies$/, "y")];
}
