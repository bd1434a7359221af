import { useEffect } from "react";
import { onStudioEvent } from "../api/event-stream.ts";
import type { DraftSync } from "./draft-sync.ts";

/** Tells `sync` what happens around it: other windows, the connection, the page being left and come back to. */
export function useLiveDraft(sync: DraftSync, sessionId: string | null): void {
  useEffect(
    () =>
      onStudioEvent(({ type, sessionId: where, version }) => {
        if (type === "reset") sync.heard();
        else if (type === "draft.updated" && (where ?? null) === sessionId) sync.heard(version);
      }),
    [sync, sessionId],
  );
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    window.addEventListener("online", () => void sync.save(), { signal });
    window.addEventListener("pagehide", () => sync.flush(), { signal });
    // A phone may end a page that is in the background without another word.
    document.addEventListener("visibilitychange", () => document.hidden && sync.flush(), { signal });
    window.addEventListener("pageshow", ({ persisted }) => persisted && sync.heard(), { signal });
    return () => controller.abort();
  }, [sync]);
}
