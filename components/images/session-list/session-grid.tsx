import { ImageIcon, SearchX } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { onFirstUse } from "#components/ui/on-first-use.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { withQueries } from "../api/queries.tsx";
import { useClearSelection } from "../composer/use-clear-selection.ts";
import { ExamplePrompts } from "../home/example-prompts.tsx";
import { useSessionKeys } from "../shortcuts/use-session-keys.ts";
import { SessionCard } from "./session-card.tsx";
import { SessionCardSkeleton } from "./session-card-skeleton.tsx";
import { isFiltered, noFilters } from "./session-filters.ts";
import { useSessionSelection } from "./session-selection-store.ts";
import { SessionToolbar } from "./session-toolbar.tsx";
import { useReachedEnd } from "./use-reached-end.ts";
import { useSessionFilters } from "./use-session-filters.ts";
import { type InitialList, sessionsOf, useSessionList } from "./use-session-list.ts";

const SessionBulkBar = onFirstUse(() => import("./session-bulk-bar.tsx").then((m) => m.SessionBulkBar));

/** The sessions so far, newest first; more come when the end is reached. */
export const SessionGrid = withQueries(function SessionGrid({ initial }: { initial: InitialList }) {
  const [filters, changeFilters] = useSessionFilters();
  const list = useSessionList(filters, initial);
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, isPlaceholderData } = list;
  const loadMore = () => void list.fetchNextPage();
  const end = useReachedEnd(hasNextPage && !isFetchingNextPage && !isFetchNextPageError, loadMore);
  const selecting = useSessionSelection(({ ids }) => ids.size > 0);
  const sessions = data ? sessionsOf(data) : [];
  const onKeyDown = useSessionKeys(sessions);
  const filtered = isFiltered(filters);
  useClearSelection();
  if (data && sessions.length === 0 && !filtered) return <NoSessions />;
  const found =
    filtered && data && !isPlaceholderData ? `${sessions.length}${hasNextPage ? "+" : ""} found` : "";
  return (
    <section aria-labelledby="sessions" aria-busy={list.isFetching} className="flex flex-col gap-4">
      <SessionToolbar filters={filters} found={found} onChange={changeFilters} />
      {list.isError && !data && <NotLoaded onRetry={() => void list.refetch()} />}
      {data && sessions.length === 0 && !isPlaceholderData && (
        <NothingFound q={filters.q} onClear={() => changeFilters(noFilters)} />
      )}
      <ul
        onKeyDown={onKeyDown}
        className={cn(
          "grid grid-cols-2 gap-x-4 gap-y-6 transition-opacity md:grid-cols-3 lg:grid-cols-4",
          isPlaceholderData && "opacity-60",
        )}
      >
        {sessions.map((session) => (
          <SessionCard key={session.id} session={session} />
        ))}
        {(isFetchingNextPage || list.isPending) &&
          [1, 2, 3, 4].map((each) => <SessionCardSkeleton key={each} />)}
      </ul>
      {hasNextPage && (
        <div ref={end} className="flex justify-center">
          <Button variant="outline" className="h-10" disabled={isFetchingNextPage} onClick={loadMore}>
            {isFetchingNextPage && <Spinner />}
            {isFetchNextPageError ? "Could not load more. Try again" : "Load more"}
          </Button>
        </div>
      )}
      {selecting && <SessionBulkBar sessions={sessions} />}
    </section>
  );
});

function NoSessions() {
  return (
    <EmptyState
      icon={ImageIcon}
      title="Your sessions will be here"
      description="Each keeps every step, so you can go back to any picture and branch off. Try one of these:"
      action={<ExamplePrompts />}
      className="py-10"
    />
  );
}

function NothingFound({ q, onClear }: { q: string; onClear: () => void }) {
  return (
    <EmptyState
      icon={SearchX}
      title={q ? `Nothing found for “${q}”` : "Nothing found"}
      description="Words are found by their beginnings, in titles and prompts. Other filters may leave sessions out."
      action={
        <Button variant="outline" className="h-10" onClick={onClear}>
          Clear filters
        </Button>
      }
      className="py-10"
    />
  );
}

function NotLoaded({ onRetry }: { onRetry: () => void }) {
  return (
    <EmptyState
      icon={ImageIcon}
      title="The sessions could not be loaded"
      description="They are safe. Check your connection, then try again."
      action={
        <Button variant="outline" className="h-10" onClick={onRetry}>
          Try again
        </Button>
      }
      className="py-10"
    />
  );
}
