import { ImageIcon } from "lucide-react";
import Link from "next/link";
import type { SessionSummaryView } from "#lib/images/views.ts";
import { smallerUrl } from "./asset-url.ts";
import { RelativeTime } from "./relative-time.tsx";
import { SessionCardMenu } from "./session-card-menu.tsx";
import { firstWords } from "./step-words.ts";

export function SessionCard({ session }: { session: SessionSummaryView }) {
  const name = sessionName(session);
  return (
    <li className="group relative flex min-w-0 flex-col gap-2">
      <Link href={`/images/${session.id}`} aria-label={name} className="rounded-lg">
        <span className="flex aspect-square items-center justify-center overflow-hidden rounded-lg border bg-muted text-muted-foreground">
          {session.thumbnailUrl ? (
            <img
              src={smallerUrl(session.thumbnailUrl, 640)}
              alt=""
              loading="lazy"
              decoding="async"
              className="size-full object-cover transition-transform duration-200 group-hover:scale-[1.02] motion-reduce:transform-none"
            />
          ) : (
            <ImageIcon className="size-6" aria-hidden="true" />
          )}
        </span>
      </Link>
      <div className="flex items-start gap-1">
        <div className="flex min-w-0 grow flex-col px-0.5">
          <span className="truncate font-medium" aria-hidden="true">
            {name}
          </span>
          <span className="truncate text-muted-foreground text-xs">
            <RelativeTime instant={session.updatedAt} /> · {countSteps(session.generationCount)}
          </span>
        </div>
        <SessionCardMenu session={session} name={name} />
      </div>
    </li>
  );
}

function sessionName({ title, prompt }: SessionSummaryView): string {
  return title ?? (prompt ? firstWords(prompt, 60) : "New session");
}

function countSteps(count: number): string {
  return count === 1 ? "1 step" : `${count} steps`;
}
