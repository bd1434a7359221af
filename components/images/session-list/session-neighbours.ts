/** The session to go on with when `gone` go away: the next one after the first of them that stays, or the one before. */
export function neighbourOfGone(shown: readonly string[], gone: ReadonlySet<string>): string | null {
  const at = shown.findIndex((id) => gone.has(id));
  const after = shown.slice(at + 1).find((id) => !gone.has(id));
  return after ?? shown.slice(0, Math.max(0, at)).findLast((id) => !gone.has(id)) ?? null;
}

const CARD = "data-session";

/** Marks the link of a session's card. */
export const cardProps = (sessionId: string) => ({ [CARD]: sessionId });

/** The sessions on the page, in the order they are shown in. */
export function shownSessions(): string[] {
  return shownCards().map((card) => card.getAttribute(CARD) ?? "");
}

export function shownCards(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`[${CARD}]`)];
}

/** Puts the focus on a session's card, once the page has been drawn anew and menus have let go of the focus. */
export function focusSession(sessionId: string): void {
  setTimeout(() => document.querySelector<HTMLElement>(`[${CARD}="${sessionId}"]`)?.focus(), 60);
}
