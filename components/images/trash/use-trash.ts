import { type InfiniteData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { announce } from "#components/images/announcer.tsx";
import { FRESH_MS } from "#components/images/api/fresh.ts";
import { changeTrash, emptyTrash, listTrash } from "#components/images/api/studio-api.ts";
import { showError } from "#components/images/error-toast.ts";
import { sessionListKey } from "#components/images/session-list/use-session-list.ts";
import { toast } from "#components/ui/toast.ts";
import type { TrashEntryView, TrashView } from "#lib/images/trash-views.ts";

type TrashPages = InfiniteData<TrashView>;

/** Below the key of the sessions, so that news of them renew it, too. */
const trashKey = [...sessionListKey, "trash"] as const;

export function useTrash(initial: TrashView, loadedAt: number) {
  return useInfiniteQuery({
    queryKey: trashKey,
    queryFn: ({ pageParam }) => listTrash(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [initial], pageParams: [null] },
    initialDataUpdatedAt: loadedAt,
    staleTime: FRESH_MS,
    gcTime: 0,
  });
}

export function entriesOf({ pages }: TrashPages): TrashEntryView[] {
  return [...new Map(pages.flatMap((page) => page.entries).map((entry) => [entry.id, entry])).values()];
}

/** Brings back or gives up: shown at once, taken back when the server refuses. */
export function useTrashActions() {
  const client = useQueryClient();
  const reload = () => client.invalidateQueries({ queryKey: sessionListKey });
  const takeOut = (ids: readonly string[]) =>
    client.setQueryData<TrashPages>(
      trashKey,
      (trash) =>
        trash && {
          ...trash,
          pages: trash.pages.map((page) => ({
            ...page,
            entries: page.entries.filter(({ id }) => !ids.includes(id)),
          })),
        },
    );

  async function act(ids: string[], work: () => Promise<void>, done: string, failed: string): Promise<void> {
    takeOut(ids);
    try {
      await work();
      announce(done);
      toast.success(done);
    } catch (error) {
      const tryAgain = { label: "Try again", onClick: () => void act(ids, work, done, failed) };
      showError(failed, error, tryAgain);
    }
    await reload();
  }

  return {
    restore(ids: string[]) {
      const what = ids.length === 1 ? "It is" : `${ids.length} are`;
      return act(
        ids,
        () => changeTrash({ ids, action: "restore" }),
        `${what} back`,
        "Nothing was brought back",
      );
    },
    purge(ids: string[]) {
      return act(ids, () => changeTrash({ ids, action: "purge" }), "Deleted for ever", "Nothing was deleted");
    },
    empty(ids: string[]) {
      return act(ids, emptyTrash, "The trash is empty", "The trash was not emptied");
    },
  };
}
