import type { Draft } from "../composer/draft.ts";
import { readDraft } from "./read-draft.ts";

/** What the server has not confirmed: the one copy that a crash or a lost connection leaves. */
export type LocalDraft = {
  draft: Draft;
  /** The server's version that it was written on. */
  version: number;
  /** What was under way to the server. */
  sent: Draft | null;
};

export type LocalDrafts = {
  read: () => LocalDraft | null;
  write: (copy: LocalDraft) => void;
  /** Once the server has it. A copy that another window wrote since is left alone. */
  clear: () => void;
};

/** The copy kept in this browser under `scope`. Storage can be full or forbidden: the page works without. */
export function localDrafts(scope: string): LocalDrafts {
  const key = `studio.draft.${scope}`;
  let written: string | null = null;
  const attempt = <T>(act: () => T): T | null => {
    try {
      return act();
    } catch {
      return null;
    }
  };
  return {
    read: () =>
      attempt(() => {
        written = localStorage.getItem(key);
        return parseLocalDraft(written);
      }),
    write: (copy) =>
      void attempt(() => {
        const text = JSON.stringify({ ...copy, format: FORMAT });
        localStorage.setItem(key, text);
        written = text;
      }),
    clear: () =>
      void attempt(() => {
        if (written !== null && localStorage.getItem(key) === written) localStorage.removeItem(key);
        written = null;
      }),
  };
}

const FORMAT = 2;

/** Before drafts were on the server, all of them were kept here: those are `{ version: 1, draft }`. */
export function parseLocalDraft(text: string | null): LocalDraft | null {
  if (text === null) return null;
  try {
    const stored = JSON.parse(text) as Record<string, unknown> | null;
    const draft = readDraft(stored?.draft);
    if (!draft) return null;
    if (stored?.format !== FORMAT) return { draft, version: 0, sent: null };
    const version = typeof stored.version === "number" ? stored.version : 0;
    return { draft, version, sent: readDraft(stored.sent) };
  } catch {
    return null;
  }
}
