import { useEffect } from "react";
import { clearSessions } from "../session-list/session-selection-store.ts";

/** What is ticked is ticked on one page: it is given up when leaving it, and with Esc. */
export function useClearSelection(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const open = document.querySelector("[role=menu], [role=dialog]");
      if (event.key === "Escape" && !event.defaultPrevented && !open) clearSessions();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      clearSessions();
    };
  }, []);
}
