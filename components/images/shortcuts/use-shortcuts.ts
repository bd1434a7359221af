import { useEffect, useRef } from "react";
import { keyNames } from "./shortcut-key.ts";

/**
 * What single keys do, by the name that `keyNames` gives them: `e`, `V` (with Shift), `?`, `Delete`, `Alt+KeyA`.
 * A handler is asked only when nobody types and no dialog or menu is open.
 */
export type Shortcuts = ReadonlyMap<string, () => void>;

/** Not sliders: those keep the keys that move them to themselves, and nobody types there. */
const BUSY = "input, textarea, select, [contenteditable], [role=menu], [role=dialog], [role=listbox]";
const OPEN =
  "[role=dialog][data-state=open], [role=alertdialog][data-state=open], [role=menu], [role=listbox]";
/** What browsers report for a key that goes to an input method, also where `isComposing` is late. */
const COMPOSING_KEY_CODE = 229;

export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || isTyping(event) || isBusy(event)) return;
      const act = findAct(latest.current, event);
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

function findAct(shortcuts: Shortcuts, event: KeyboardEvent): (() => void) | undefined {
  const { key, code, shiftKey, altKey } = event;
  const altGraph = event.getModifierState("AltGraph");
  // Windows reports AltGr as Ctrl and Alt together.
  if (event.metaKey || (event.ctrlKey && !altGraph)) return undefined;
  const name = keyNames({ key, code, shiftKey, altKey, altGraph }).find((known) => shortcuts.has(known));
  return name === undefined ? undefined : shortcuts.get(name);
}

function isTyping(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === COMPOSING_KEY_CODE;
}

/** Keys with Alt are meant for the page even while somebody types. */
function isBusy(event: KeyboardEvent): boolean {
  if (document.querySelector(OPEN)) return true;
  const forPage = event.altKey && !event.getModifierState("AltGraph");
  return !forPage && event.target instanceof Element && event.target.closest(BUSY) !== null;
}
