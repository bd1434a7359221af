import { type QueryClient, useInfiniteQuery } from "@tanstack/react-query";
import type { SessionPageView } from "#lib/images/views.ts";
import { isStreamOpen } from "./event-stream.ts";
import { FRESH_MS } from "./fresh.ts";
import { generationsOf, isActive, mergePage, type SessionPages } from "./session-cache.ts";
import { getSessionPage } from "./studio-api.ts";

/** How often to ask while something is running and no news arrive by themselves. */
const ASK_EVERY_MS = 4_000;

export function sessionKey(sessionId: string): readonly string[] {
  return ["session", sessionId];
}

export function useSessionPages(sessionId: string, initial: SessionPageView, loadedAt: number) {
  return useInfiniteQuery({
    queryKey: sessionKey(sessionId),
    queryFn: async ({ client, pageParam }) => {
      const fresh = await getSessionPage(sessionId, pageParam);
      return mergePage(readSessionPages(client, sessionId), fresh, { isFirst: pageParam === null });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [initial], pageParams: [null] },
    initialDataUpdatedAt: loadedAt,
    staleTime: FRESH_MS,
    // The server sends a fresh page with every visit, so nothing is kept after leaving.
    gcTime: 0,
    refetchInterval: ({ state }) =>
      !isStreamOpen() && state.data && generationsOf(state.data).some(isActive) ? ASK_EVERY_MS : false,
  });
}

/** Changes what is kept of a session, where it is kept. */
export function updateSessionPages(
  client: QueryClient,
  sessionId: string,
  update: (pages: SessionPages) => SessionPages,
): void {
  client.setQueryData<SessionPages>(sessionKey(sessionId), (pages) => pages && update(pages));
}

export function readSessionPages(client: QueryClient, sessionId: string): SessionPages | undefined {
  return client.getQueryData<SessionPages>(sessionKey(sessionId));
}
