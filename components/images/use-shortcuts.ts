import { useEffect, useRef } from "react";

/** What single keys do. A handler is asked only when nobody types and no dialog or menu is open. */
export type Shortcuts = ReadonlyMap<string, () => void>;

const BUSY =
  "input, textarea, select, [contenteditable], [role=menu], [role=dialog], [role=listbox], [role=slider]";

export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat || isBusy(event)) return;
      const act = latest.current.get(event.altKey ? `Alt+${event.code}` : event.key);
      if (!act || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

/** Keys with Alt are meant for the page even while somebody types. */
function isBusy(event: KeyboardEvent): boolean {
  if (document.querySelector("[role=dialog][data-state=open], [role=menu]")) return true;
  return !event.altKey && event.target instanceof Element && event.target.closest(BUSY) !== null;
}
