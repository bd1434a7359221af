import { type RefObject, useRef } from "react";

/**
 * Gives the focus back when a dialog closes: to what had it before, or to `anchor` if that is gone. What was opened from a
 * menu gives it to the menu's button.
 */
export function useReturnFocus(anchor?: RefObject<HTMLElement | null>) {
  const opener = useRef<HTMLElement>(null);
  return {
    remember: () => {
      opener.current = openerOf(document.activeElement);
    },
    giveBack: () => {
      // Something else may have been given the focus by what was chosen.
      if (document.activeElement !== document.body) return;
      (opener.current?.isConnected ? opener.current : anchor?.current)?.focus();
    },
  };
}

/** The element itself, or the button of the menu that it is in: the menu goes, its button stays. */
function openerOf(element: Element | null): HTMLElement | null {
  const menu = element?.closest("[role=menu]");
  if (menu) return openerOf(document.getElementById(menu.getAttribute("aria-labelledby") ?? ""));
  return element instanceof HTMLElement && element !== document.body ? element : null;
}
