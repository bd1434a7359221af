import { useEffect } from "react";
import { useShortcuts } from "#components/images/shortcuts/use-shortcuts.ts";
import { confirmCancel, toggleQueue } from "./queue-store.ts";

/** The keys of the queue that work on every page of the studio. */
export function useQueueKeys(): void {
  useShortcuts(new Map([["q", toggleQueue]]));
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const mod = event.ctrlKey || event.metaKey;
      if (!mod || !event.shiftKey || event.code !== "KeyX" || event.isComposing || event.repeat) return;
      if (document.querySelector("[role=dialog][data-state=open]")) return;
      event.preventDefault();
      confirmCancel("waiting");
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
