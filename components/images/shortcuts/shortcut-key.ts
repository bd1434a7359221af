/** What of a key press tells which shortcut it is. */
export type KeyPress = Pick<KeyboardEvent, "key" | "code" | "shiftKey" | "altKey"> & {
  /** Pressed to type a third character, as brackets are on many keyboards, not as a modifier. */
  altGraph: boolean;
};

/** What these keys type on a keyboard of the USA. */
const US_KEYS: Record<string, string> = {
  BracketLeft: "[",
  BracketRight: "]",
  Comma: ",",
  Equal: "=",
  Minus: "-",
  Period: ".",
  Slash: "/",
};

/**
 * The names under which a press may be known, best first: with Alt the place of the key, as Alt changes what it types;
 * otherwise what it types (a letter is capital with Shift and only then); otherwise, where that is no letter or digit
 * of ours, what the key at this place types in the USA. So `[` works on AZERTY, and `e` in Cyrillic.
 */
export function keyNames({ key, code, shiftKey, altKey, altGraph }: KeyPress): string[] {
  if (altKey && !altGraph) return [`Alt+${code}`];
  const typed = key.length === 1 ? withCase(key, shiftKey) : key;
  const placed = usKey(code, key);
  return placed === null || placed === typed ? [typed] : [typed, withCase(placed, shiftKey)];
}

function usKey(code: string, key: string): string | null {
  if (key.length !== 1 || /[a-z0-9]/i.test(key)) return null;
  // On Dvorak a full stop lies where E is here: only another alphabet gives up its places.
  const isAscii = key.charCodeAt(0) < 128;
  if (code.startsWith("Key")) return isAscii ? null : code.slice(3);
  return code.startsWith("Digit") ? code.slice(5) : (US_KEYS[code] ?? null);
}

function withCase(key: string, shiftKey: boolean): string {
  return shiftKey ? key.toUpperCase() : key.toLowerCase();
}
