const TITLE_LENGTH = 48;
/** Openings that say nothing about the picture. */
const OPENING =
  /^(please\s+)?((can|could) you\s+)?((make|draw|paint|create|generate|render|show)( me)?|i want|i would like|give me)?\s*((an?|the|some)\s+)?((image|picture|photo|photograph|drawing|painting|illustration|render(ing)?) of\s+)?((an?|the|some)\s+)?/i;

/**
 * A short title from a prompt: its first clause without "draw me a picture of", cut at a word, at most 48 characters.
 * Null for a prompt without words.
 */
export function titleFromPrompt(prompt: string): string | null {
  const line = prompt.replace(/\s+/g, " ").trim();
  const subject = line.replace(OPENING, "") || line;
  const clause = subject.split(/[.,;:!?\n]\s|[.!?]$/)[0] || subject;
  return capitalize(cutAtWord(clause)) || null;
}

function cutAtWord(text: string): string {
  const letters = [...text];
  if (letters.length <= TITLE_LENGTH) return text;
  const head = letters.slice(0, TITLE_LENGTH - 1).join("");
  const lastSpace = head.lastIndexOf(" ");
  return `${(lastSpace > TITLE_LENGTH / 2 ? head.slice(0, lastSpace) : head).trimEnd()}…`;
}

function capitalize(text: string): string {
  const [first = "", ...rest] = text;
  return first.toUpperCase() + rest.join("");
}
