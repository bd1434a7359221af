import { type InfiniteData, useInfiniteQuery } from "@tanstack/react-query";
import type { SessionListView, SessionSummaryView } from "#lib/images/views.ts";
import { FRESH_MS } from "./fresh.ts";
import { listSessions } from "./studio-api.ts";

export type SessionListPages = InfiniteData<SessionListView>;

export const sessionListKey = ["sessions"] as const;

export function useSessionList(initial: SessionListView, loadedAt: number) {
  return useInfiniteQuery({
    queryKey: sessionListKey,
    queryFn: ({ pageParam }) => listSessions(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [initial], pageParams: [null] },
    initialDataUpdatedAt: loadedAt,
    staleTime: FRESH_MS,
    gcTime: 0,
  });
}

/** A session that moved up while pages were loaded can be in two of them: the newer place counts. */
export function sessionsOf({ pages }: SessionListPages): SessionSummaryView[] {
  return [
    ...new Map(pages.flatMap((page) => page.sessions).map((session) => [session.id, session])).values(),
  ];
}

/** Changes one session in the kept list, or takes it out with null. */
export function patchSession(
  list: SessionListPages,
  sessionId: string,
  patch: (session: SessionSummaryView) => SessionSummaryView | null,
): SessionListPages {
  const apply = (session: SessionSummaryView) => (session.id === sessionId ? patch(session) : session);
  const pages = list.pages.map((page) => ({
    ...page,
    sessions: page.sessions.map(apply).filter((session) => session !== null),
  }));
  return { ...list, pages };
}
