import { ImageIcon } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import type { SessionListView } from "#lib/images/views.ts";
import { ExamplePrompts } from "./example-prompts.tsx";
import { SessionCard } from "./session-card.tsx";
import { SessionCardSkeleton } from "./session-card-skeleton.tsx";
import { useReachedEnd } from "./use-reached-end.ts";
import { sessionsOf, useSessionList } from "./use-session-list.ts";

type SessionGridProps = { initial: SessionListView; loadedAt: number };

/** The sessions so far, newest first; more come when the end is reached. */
export function SessionGrid({ initial, loadedAt }: SessionGridProps) {
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = useSessionList(
    initial,
    loadedAt,
  );
  const loadMore = () => void fetchNextPage();
  const end = useReachedEnd(hasNextPage && !isFetchingNextPage && !isFetchNextPageError, loadMore);
  const sessions = sessionsOf(data);
  if (sessions.length === 0) return <NoSessions />;
  return (
    <section aria-labelledby="sessions" aria-busy={isFetchingNextPage} className="flex flex-col gap-4">
      <h2 id="sessions" className="font-semibold text-base">
        Your sessions
      </h2>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-6 md:grid-cols-3 lg:grid-cols-4">
        {sessions.map((session) => (
          <SessionCard key={session.id} session={session} />
        ))}
        {isFetchingNextPage && [1, 2, 3, 4].map((each) => <SessionCardSkeleton key={each} />)}
      </ul>
      {hasNextPage && (
        <div ref={end} className="flex justify-center">
          <Button variant="outline" className="h-10" disabled={isFetchingNextPage} onClick={loadMore}>
            {isFetchingNextPage && <Spinner />}
            {isFetchNextPageError ? "Could not load more. Try again" : "Load more"}
          </Button>
        </div>
      )}
    </section>
  );
}

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
