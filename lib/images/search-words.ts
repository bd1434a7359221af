/** What somebody looks for, in the two ways it is looked for. */
export type SearchWords = {
  /** For `to_tsquery('simple', …)`: every word, each as the beginning of one. Null without any. */
  tsquery: string | null;
  /** Parts of text in scripts that put no space between words, where an index by words knows only whole sentences. */
  parts: string[];
};

const SEPARATORS = /[^\p{L}\p{N}\p{M}_@./'’-]+/u;
const EDGES = /^[@./'’-]+|[@./'’-]+$/gu;
const UNSPACED =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}/u;

/** Null for text without a letter or a digit, which nothing can match. */
export function toSearchWords(q: string): SearchWords | null {
  const words = q
    .split(SEPARATORS)
    .map((word) => word.replace(EDGES, ""))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.length === 0) return null;
  const spaced = words.filter((word) => !UNSPACED.test(word));
  // Quoted, so that nothing in a word is an operator; PostgreSQL splits it as it split the text.
  const tsquery = spaced.map((word) => `'${word.replaceAll("'", "''")}':*`).join(" & ") || null;
  return { tsquery, parts: words.filter((word) => UNSPACED.test(word)) };
}
