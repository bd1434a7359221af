import { Image as ImageIcon, ImagePlus } from "lucide-react";
import Link from "next/link";
import { RelativeTime } from "#components/images/session-list/relative-time.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { SessionSummaryView } from "#lib/images/views.ts";

export function RecentSessions({ sessions }: { sessions: SessionSummaryView[] }) {
  return (
    <section aria-labelledby="recent" className="flex flex-col gap-4">
      <div className="flex h-8 items-center justify-between">
        <h2 id="recent" className="font-semibold text-base">
          Recent sessions
        </h2>
        {sessions.length > 0 && (
          <Button asChild variant="ghost" size="sm">
            <Link href="/images">See all</Link>
          </Button>
        )}
      </div>
      {sessions.length === 0 ? <NoSessions /> : <SessionRow sessions={sessions} />}
    </section>
  );
}

function NoSessions() {
  return (
    <EmptyState
      icon={ImagePlus}
      title="No pictures yet"
      description="Describe one, and go on from there: every step is kept, and every step can branch."
      action={
        <Button asChild>
          <Link href="/images">Make the first picture</Link>
        </Button>
      }
    />
  );
}

function SessionRow({ sessions }: { sessions: SessionSummaryView[] }) {
  return (
    <ul className="grid grid-cols-2 gap-4 lg:grid-cols-4">
      {sessions.map((session) => (
        <li key={session.id}>
          <Link href={`/images/${session.id}`} className="group flex flex-col gap-2 rounded-lg">
            <Thumbnail url={session.thumbnailUrl} />
            <span className="flex flex-col px-0.5">
              <span className="truncate font-medium">{session.title ?? session.prompt ?? "Untitled"}</span>
              <RelativeTime instant={session.updatedAt} className="text-muted-foreground text-xs" />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Thumbnail({ url }: { url: string | null }) {
  return (
    <span className="flex aspect-4/3 items-center justify-center overflow-hidden rounded-lg border bg-muted text-muted-foreground transition-colors group-hover:border-input-hover">
      {url ? (
        <img src={`${url}?w=640`} alt="" loading="lazy" className="size-full object-cover" />
      ) : (
        <ImageIcon className="size-6" aria-hidden="true" />
      )}
    </span>
  );
}
