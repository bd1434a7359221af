import type { KeyboardEvent } from "react";
import type { SessionSummaryView } from "#lib/images/views.ts";
import { shownCards, shownSessions } from "../session-list/session-neighbours.ts";
import {
  selectRange,
  selectSessions,
  toggleSession,
  useSessionSelection,
} from "../session-list/session-selection-store.ts";
import { useSessionListActions } from "../session-list/use-session-list-actions.ts";

/** What keys do while a card of the list has the focus: walk, select, star, delete. */
export function useSessionKeys(sessions: readonly SessionSummaryView[]) {
  const actions = useSessionListActions();
  return (event: KeyboardEvent) => {
    const id = event.target instanceof Element ? event.target.getAttribute("data-session") : null;
    if (!id || event.altKey) return;
    const chosen = [...useSessionSelection.getState().ids];
    const these = chosen.length > 0 ? chosen : [id];
    const starred = sessions.filter((session) => these.includes(session.id)).every((each) => each.starred);
    const remove = () => void actions.remove(these);
    const keys = new Map<string, () => void>([
      [" ", () => (event.shiftKey ? selectRange(id, shownSessions()) : toggleSession(id))],
      ["x", () => toggleSession(id)],
      [".", () => void actions.star(these, !starred)],
      ["Delete", remove],
      ["Backspace", remove],
    ]);
    const walk = WALKS[event.key];
    const act = isMod(event)
      ? event.key === "a"
        ? selectAll
        : undefined
      : walk
        ? () => walk(id)
        : keys.get(event.key);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
}

export function selectAll(): void {
  selectSessions(shownSessions());
}

export function isMod({ ctrlKey, metaKey }: { ctrlKey: boolean; metaKey: boolean }): boolean {
  return ctrlKey || metaKey;
}

const WALKS: Record<string, (id: string) => void> = {
  ArrowLeft: (id) => focusAt(indexOf(id) - 1),
  ArrowRight: (id) => focusAt(indexOf(id) + 1),
  ArrowUp: (id) => focusAt(indexOf(id) - columns()),
  ArrowDown: (id) => focusAt(indexOf(id) + columns()),
  Home: () => focusAt(0),
  End: () => focusAt(shownCards().length - 1),
};

function indexOf(id: string): number {
  return shownSessions().indexOf(id);
}

function focusAt(index: number): void {
  shownCards()[index]?.focus();
}

/** Cards in the first row, as the grid is drawn right now. */
function columns(): number {
  const tops = shownCards().map((card) => card.getBoundingClientRect().top);
  const second = tops.findIndex((top) => top !== tops[0]);
  return second === -1 ? tops.length : second;
}
