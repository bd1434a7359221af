import { type InfiniteData, keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { SessionListView, SessionSummaryView } from "#lib/images/views.ts";
import { FRESH_MS } from "../api/fresh.ts";
import { listSessions } from "../api/studio-api.ts";
import { type SessionFilters, toApiParams } from "./session-filters.ts";

export type SessionListPages = InfiniteData<SessionListView>;

/** Of all that lists sessions, the trash too. */
export const sessionListKey = ["sessions"] as const;
/** Of the lists on /images, whatever they are narrowed to. */
export const sessionPagesKey = [...sessionListKey, "pages"] as const;

/** The list as the server sent it with the page; null where only the browser can know it. */
export type InitialList = { list: SessionListView | null; search: string; loadedAt: number };

export function useSessionList(filters: SessionFilters, initial: InitialList) {
  const search = toApiParams(filters).toString();
  const { list } = search === initial.search ? initial : { list: null };
  return useInfiniteQuery({
    queryKey: [...sessionPagesKey, search],
    queryFn: ({ pageParam, signal }) => listSessions(search, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    ...(list && {
      initialData: { pages: [list], pageParams: [null] },
      initialDataUpdatedAt: initial.loadedAt,
    }),
    // While somebody types, the last finds stay until there are others.
    placeholderData: keepPreviousData,
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

/** Changes sessions in a kept list, or takes them out with null. */
export function patchSessions(
  list: SessionListPages,
  sessionIds: ReadonlySet<string>,
  patch: (session: SessionSummaryView) => SessionSummaryView | null,
): SessionListPages {
  const apply = (session: SessionSummaryView) => (sessionIds.has(session.id) ? patch(session) : session);
  const pages = list.pages.map((page) => ({
    ...page,
    sessions: page.sessions.map(apply).filter((session) => session !== null),
  }));
  return { ...list, pages };
}
