import { type InfiniteData, type QueryClient, useInfiniteQuery } from "@tanstack/react-query";
import type { QueueView, WaitingStepView } from "#lib/images/queue/queue-views.ts";
import { getQueue } from "./queue-api.ts";
import { queueKey } from "./use-queue-counts.ts";

export type QueuePages = InfiniteData<QueueView>;

const lineKey = [...queueKey, "line"] as const;

/** The queue as the panel shows it, while that is open. */
export function useQueue() {
  return useInfiniteQuery({
    queryKey: lineKey,
    queryFn: ({ pageParam }) => getQueue(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextAfter,
    staleTime: 0,
    gcTime: 60_000,
  });
}

/** A step that moved while pages were loaded can be in two of them: its newest place counts. */
export function waitingOf({ pages }: QueuePages): WaitingStepView[] {
  const steps = new Map(pages.flatMap(({ waiting }) => waiting).map((step) => [step.id, step]));
  return [...steps.values()];
}

/** Changes what is kept of the queue, where it is kept. */
export function updateQueue(client: QueryClient, update: (page: QueueView) => QueueView): void {
  client.setQueryData<QueuePages>(lineKey, (queue) => queue && { ...queue, pages: queue.pages.map(update) });
}

/** Puts the waiting steps into this order, which holds all that are loaded. */
export function reorderQueue(client: QueryClient, ids: readonly string[]): void {
  client.setQueryData<QueuePages>(lineKey, (queue) => {
    if (!queue) return queue;
    const steps = new Map(waitingOf(queue).map((step) => [step.id, step]));
    const ordered = ids.flatMap((id, index) => {
      const step = steps.get(id);
      return step ? [{ ...step, place: index + 1, expectedStartInMs: null }] : [];
    });
    let from = 0;
    const pages = queue.pages.map((page) => {
      const waiting = ordered.slice(from, from + page.waiting.length);
      from += page.waiting.length;
      return { ...page, waiting };
    });
    return { ...queue, pages };
  });
}
