"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { withQueries } from "#components/images/api/queries.tsx";
import { useClearSelection } from "#components/images/composer/use-clear-selection.ts";
import {
  selectRange,
  toggleSession,
  useSessionSelection,
} from "#components/images/session-list/session-selection-store.ts";
import { useReachedEnd } from "#components/images/session-list/use-reached-end.ts";
import { PageTitle } from "#components/shell/page-title.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { onFirstUse } from "#components/ui/on-first-use.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { TRASH_KEPT_DAYS } from "#lib/images/constants.ts";
import type { TrashView } from "#lib/images/trash-views.ts";
import { TrashEntry } from "./trash-entry.tsx";
import { TrashToolbar } from "./trash-toolbar.tsx";
import { entriesOf, useTrash, useTrashActions } from "./use-trash.ts";

const ConfirmDialog = onFirstUse(() =>
  import("#components/ui/confirm-dialog.tsx").then((m) => m.ConfirmDialog),
);

const PURGE =
  "The pictures, prompts and settings will be gone. Nobody can bring them back. What other steps use of them stays there.";

/** What is asked before it is done. */
type Question = { title: string; act: () => void };

/** What was thrown away, for as long as it can be brought back. */
export const TrashPage = withQueries(function TrashPage({
  initial,
  loadedAt,
}: {
  initial: TrashView;
  loadedAt: number;
}) {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useTrash(initial, loadedAt);
  const end = useReachedEnd(hasNextPage && !isFetchingNextPage, () => void fetchNextPage());
  const actions = useTrashActions();
  const chosen = useSessionSelection(({ ids }) => ids);
  const [question, setQuestion] = useState<Question | null>(null);
  useClearSelection();
  const entries = entriesOf(data);
  const shown = entries.map(({ id }) => id);
  const selected = shown.filter((id) => chosen.has(id));
  const ask = (ids: string[]) =>
    setQuestion({
      title: ids.length === 1 ? "Delete this for ever?" : `Delete ${ids.length} things for ever?`,
      act: () => void actions.purge(ids),
    });
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-4 px-4 py-8 md:px-8">
      <PageTitle>
        <span aria-current="page" className="truncate font-medium text-sm">
          Trash
        </span>
      </PageTitle>
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-2xl">Trash</h1>
        <p className="text-muted-foreground text-sm">
          What you delete stays here for {TRASH_KEPT_DAYS} days, then it goes for ever.
        </p>
      </div>
      {entries.length === 0 ? (
        <EmptyState
          icon={Trash2}
          title="The trash is empty"
          description="Deleted sessions, steps and branches come here first, so that a slip costs nothing."
        />
      ) : (
        <>
          <TrashToolbar
            shown={shown}
            selected={selected}
            onRestore={() => void actions.restore(selected)}
            onPurge={() => ask(selected)}
            onEmpty={() => setQuestion({ title: "Empty the trash?", act: () => void actions.empty(shown) })}
          />
          <ul aria-label="Deleted" className="flex flex-col gap-2">
            {entries.map((entry) => (
              <TrashEntry
                key={entry.id}
                entry={entry}
                selected={chosen.has(entry.id)}
                onSelect={(range) => (range ? selectRange(entry.id, shown) : toggleSession(entry.id))}
                onRestore={() => void actions.restore([entry.id])}
                onPurge={() => ask([entry.id])}
              />
            ))}
          </ul>
          {hasNextPage && (
            <div ref={end} className="flex justify-center">
              <Button variant="outline" className="h-10" onClick={() => void fetchNextPage()}>
                {isFetchingNextPage && <Spinner />} Load more
              </Button>
            </div>
          )}
        </>
      )}
      {question && (
        <ConfirmDialog
          title={question.title}
          description={PURGE}
          action="Delete for ever"
          onClose={() => setQuestion(null)}
          onConfirm={question.act}
        />
      )}
    </div>
  );
});
