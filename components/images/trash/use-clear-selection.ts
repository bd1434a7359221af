import { useEffect } from "react";
import { clearSessions } from "#components/images/session-selection-store.ts";

/** What is ticked is ticked on one page: it is given up when leaving it, and with Esc. */
export function useClearSelection(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) clearSessions();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      clearSessions();
    };
  }, []);
}
