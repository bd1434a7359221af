/** What somebody looks for, in the two ways it is looked for. */
export type SearchWords = {
  /** For `to_tsquery('simple', …)`: every word, each as the beginning of one, quoted or not. Null without any. */
  tsquery: string | null;
  /** Parts of text in scripts that put no space between words, where an index by words knows only whole sentences. */
  parts: string[];
};

const SEPARATORS = /[^\p{L}\p{N}\p{M}_@./'’-]+/u;
const EDGES = /^[@./'’-]+|[@./'’-]+$/gu;
const UNSPACED =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}/u;

/**
 * What may stand right before a word and yet be taken for a part of it: where the database's locale is C, as in the one we
 * bring, PostgreSQL's parser takes every sign outside ASCII for a letter.
 */
const OPENINGS = ["", ..."“”„‟‘’‚‛«»‹›¿¡—–…"];

/** Null for text without a letter or a digit, which nothing can match. */
export function toSearchWords(q: string): SearchWords | null {
  const words = q
    .split(SEPARATORS)
    .map((word) => word.replace(EDGES, ""))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.length === 0) return null;
  const spaced = words.filter((word) => !UNSPACED.test(word));
  return {
    tsquery: spaced.map(toTerm).join(" & ") || null,
    parts: words.filter((word) => UNSPACED.test(word)),
  };
}

function toTerm(word: string): string {
  const spellings = new Set([word, word.replaceAll("’", "'"), word.replaceAll("'", "’")]);
  const begun = [...spellings].flatMap((spelling) => OPENINGS.map((opening) => opening + spelling));
  // Quoted, so that nothing in a word is an operator; PostgreSQL splits it as it split the text.
  return `(${begun.map((text) => `'${text.replaceAll("'", "''")}':*`).join(" | ")})`;
}
