import { SHORTCUT_SCOPES, SHORTCUTS, type Shortcut, type ShortcutScope } from "./shortcut-list.ts";

export type ShortcutGroup = { scope: ShortcutScope; shortcuts: Shortcut[] };

/** The shortcuts that have every word of `query` in what they do, their scope or their keys, by scope. */
export function findShortcuts(query: string): ShortcutGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = SHORTCUTS.filter((shortcut) => words.every((word) => hasWord(shortcut, word)));
  return SHORTCUT_SCOPES.map((scope) => ({
    scope,
    shortcuts: found.filter((shortcut) => shortcut.scope === scope),
  })).filter(({ shortcuts }) => shortcuts.length > 0);
}

/** Part of a word is enough, but of a key only the whole: "e" would be found everywhere. */
function hasWord({ scope, label, keys }: Shortcut, word: string): boolean {
  if (keys.some((key) => key.toLowerCase() === word || key.toLowerCase().split("+").includes(word)))
    return true;
  return word.length > 1 && `${scope} ${label}`.toLowerCase().includes(word);
}
