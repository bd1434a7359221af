import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { onStudioEvent } from "./event-stream.ts";
import { sessionListKey } from "./use-session-list.ts";

const GATHER_MS = 300;

/** Keeps the list of sessions true while anything happens, and the event stream open between pages. */
export function LiveSessionList() {
  const client = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = onStudioEvent(({ type }) => {
      if (type === "generation.progress" || type === "generation.preview") return;
      clearTimeout(timer);
      // A `reset` comes with every page load, when the list is fresh from the server.
      const stale = type === "reset" ? true : undefined;
      timer = setTimeout(() => void client.invalidateQueries({ queryKey: sessionListKey, stale }), GATHER_MS);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [client]);
  return null;
}
