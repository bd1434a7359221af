import { ImageIcon, Star } from "lucide-react";
import Link from "next/link";
import { type MouseEvent, memo } from "react";
import { cn } from "#components/ui/cn.ts";
import type { SessionSummaryView } from "#lib/images/views.ts";
import { smallerUrl } from "../asset-url.ts";
import { firstWords } from "../step/step-words.ts";
import { useLongPress } from "../use-long-press.ts";
import { RelativeTime } from "./relative-time.tsx";
import { SessionCardMenu } from "./session-card-menu.tsx";
import { SessionCheckbox } from "./session-checkbox.tsx";
import { SessionMatch } from "./session-match.tsx";
import { cardProps, shownSessions } from "./session-neighbours.ts";
import { selectRange, toggleSession, useSessionSelection } from "./session-selection-store.ts";

/** A session in the list: its link, or while sessions are being selected, one of them. */
export const SessionCard = memo(function SessionCard({ session }: { session: SessionSummaryView }) {
  const name = sessionName(session);
  const selected = useSessionSelection(({ ids }) => ids.has(session.id));
  const selecting = useSessionSelection(({ ids }) => ids.size > 0);
  const longPress = useLongPress(() => toggleSession(session.id));
  const toggle = (range: boolean) =>
    range ? selectRange(session.id, shownSessions()) : toggleSession(session.id);
  const onClick = (event: MouseEvent) => {
    // Enter opens it all the same, and Ctrl opens it in a tab of its own.
    if (!selecting || event.detail === 0 || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    toggle(event.shiftKey);
  };
  return (
    <li className="group relative flex min-w-0 flex-col gap-2">
      <Link
        href={
          session.match ? `/images/${session.id}?step=${session.match.generationId}` : `/images/${session.id}`
        }
        aria-label={session.starred ? `${name}, starred` : name}
        className="select-none rounded-lg [-webkit-touch-callout:none]"
        draggable={false}
        onClick={onClick}
        {...cardProps(session.id)}
        {...longPress}
      >
        <Thumbnail url={session.match?.thumbnailUrl ?? session.thumbnailUrl} selected={selected} />
      </Link>
      <SessionCheckbox name={name} checked={selected} shown={selecting} onToggle={toggle} />
      {session.starred && (
        <span className="pointer-events-none absolute top-2 right-2 flex size-6 items-center justify-center rounded-full bg-card/85">
          <Star className="size-3.5 fill-current text-warning-text" aria-hidden="true" />
        </span>
      )}
      <div className="flex items-start gap-1">
        <div className="flex min-w-0 grow flex-col px-0.5">
          <span className="truncate font-medium" aria-hidden="true">
            {name}
          </span>
          {session.match ? (
            <SessionMatch match={session.match} />
          ) : (
            <span className="truncate text-muted-foreground text-xs">
              <RelativeTime instant={session.updatedAt} /> · {countSteps(session.generationCount)}
            </span>
          )}
        </div>
        <SessionCardMenu session={session} name={name} />
      </div>
    </li>
  );
});

function Thumbnail({ url, selected }: { url: string | null; selected: boolean }) {
  return (
    <span
      className={cn(
        "flex aspect-square items-center justify-center overflow-hidden rounded-lg border bg-muted text-muted-foreground",
        selected && "border-primary ring-2 ring-primary",
      )}
    >
      {url ? (
        <img
          src={smallerUrl(url, 640)}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          className="size-full object-cover transition-transform duration-200 group-hover:scale-[1.02] motion-reduce:transform-none"
        />
      ) : (
        <ImageIcon className="size-6" aria-hidden="true" />
      )}
    </span>
  );
}

function sessionName({ title, prompt }: SessionSummaryView): string {
  return title ?? (prompt ? firstWords(prompt, 60) : "New session");
}

function countSteps(count: number): string {
  return count === 1 ? "1 step" : `${count} steps`;
}
