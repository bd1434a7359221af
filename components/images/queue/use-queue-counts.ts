import { useQuery } from "@tanstack/react-query";
import { isStreamOpen } from "#components/images/api/event-stream.ts";
import { useHydrated } from "#components/ui/use-hydrated.ts";
import type { QueueCountsView } from "#lib/images/queue/queue-views.ts";
import { getQueueCounts } from "./queue-api.ts";

/** How often to ask while work is under way and no news arrive by themselves. */
const ASK_EVERY_MS = 4_000;

export const queueKey = ["queue"] as const;
const countsKey = [...queueKey, "counts"] as const;

/** How much runs and waits, and whether it is paused; undefined until it is known. */
export function useQueueCounts(): QueueCountsView | undefined {
  const { data } = useQuery({
    queryKey: countsKey,
    queryFn: getQueueCounts,
    refetchInterval: ({ state: { data: known } }) =>
      !isStreamOpen() && known && known.running + known.waiting > 0 ? ASK_EVERY_MS : false,
  });
  // A part of the page that hydrates late may find the answer here already, and must begin as the server drew it.
  return useHydrated() ? data : undefined;
}
