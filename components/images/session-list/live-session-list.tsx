import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { onStudioEvent, type StudioEvent } from "../api/event-stream.ts";
import { withQueries } from "../api/queries.tsx";
import { sessionListKey } from "./use-session-list.ts";

const GATHER_MS = 300;

/** News of what the list does not show. */
const UNLISTED: ReadonlySet<StudioEvent["type"]> = new Set([
  "generation.progress",
  "generation.preview",
  "draft.updated",
]);

/** Keeps the list of sessions true while anything happens, and the event stream open between pages. */
export const LiveSessionList = withQueries(function LiveSessionList() {
  const client = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = onStudioEvent(({ type }) => {
      if (UNLISTED.has(type)) return;
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
});
