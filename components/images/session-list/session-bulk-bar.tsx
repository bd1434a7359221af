import { Star, StarOff, Trash2, X } from "lucide-react";
import { useEffect } from "react";
import { Button } from "#components/ui/button.tsx";
import type { SessionSummaryView } from "#lib/images/views.ts";
import { isMod, selectAll } from "../shortcuts/use-session-keys.ts";
import { clearSessions, useSessionSelection } from "./session-selection-store.ts";
import { countSessions, useSessionListActions } from "./use-session-list-actions.ts";

const BUSY = "input:not([type=checkbox]), textarea, select, [role=menu], [role=dialog]";

/** What can be done with all selected sessions. Loaded with the first one that is selected. */
export function SessionBulkBar({ sessions }: { sessions: readonly SessionSummaryView[] }) {
  const chosen = useSessionSelection(({ ids }) => ids);
  const actions = useSessionListActions();
  // What went away meanwhile, in another tab, is not meant any more.
  const these = sessions.filter(({ id }) => chosen.has(id));
  const ids = these.map(({ id }) => id);
  const starred = these.every((session) => session.starred);
  useSelectAllKey();
  return (
    <section
      aria-label="Selected sessions"
      className="fixed inset-x-0 bottom-4 z-40 mx-auto flex w-fit max-w-[calc(100%-1rem)] animate-in items-center gap-1 rounded-xl border bg-popover p-1.5 pl-4 text-popover-foreground shadow-xl duration-150 fade-in-0 slide-in-from-bottom-2 motion-reduce:animate-none"
    >
      <output className="mr-2 whitespace-nowrap font-medium text-sm">{countSessions(ids.length)}</output>
      <Button
        variant="ghost"
        className="h-10"
        title="Star (.)"
        onClick={() => void actions.star(ids, !starred)}
      >
        {starred ? <StarOff /> : <Star />}
        <span className="max-sm:sr-only">{starred ? "Take the star away" : "Star"}</span>
      </Button>
      <Button
        variant="ghost"
        className="h-10 text-destructive-text hover:text-destructive-text"
        title="Delete (Del)"
        onClick={() => void actions.remove(ids)}
      >
        <Trash2 /> Delete
      </Button>
      <Button variant="ghost" className="h-10 max-sm:hidden" title="Select all (Ctrl+A)" onClick={selectAll}>
        Select all
      </Button>
      <Button
        variant="ghost"
        size="icon"
        className="size-10"
        aria-label="Clear the selection"
        title="Clear the selection (Esc)"
        onClick={clearSessions}
      >
        <X />
      </Button>
    </section>
  );
}

/** Wherever the focus is, the usual key selects all. */
function useSelectAllKey(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(BUSY)) return;
      if (event.key !== "a" || !isMod(event)) return;
      event.preventDefault();
      selectAll();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
