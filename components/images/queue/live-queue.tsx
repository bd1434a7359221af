import { lazy, type RefObject, Suspense, useEffect, useState } from "react";
import { withQueries } from "#components/images/api/queries.tsx";
import type { QueueCountsView } from "#lib/images/queue/queue-views.ts";
import { useQueuePanel } from "./queue-store.ts";
import { useLiveQueue } from "./use-live-queue.ts";
import { useQueueCounts } from "./use-queue-counts.ts";

const loadPanel = () => import("./queue-panel.tsx").then((m) => ({ default: m.QueuePanel }));
const LazyPanel = lazy(loadPanel);

type LiveQueueProps = {
  anchor: RefObject<HTMLButtonElement | null>;
  /** The newest that it told. */
  counts: QueueCountsView;
  onCounts: (counts: QueueCountsView) => void;
};

/** Tells the queue's button how much there is, and opens the panel beside it. */
export const LiveQueue = withQueries(function LiveQueue({ anchor, counts, onCounts }: LiveQueueProps) {
  const news = useQueueCounts();
  const { open, confirming } = useQueuePanel();
  const [wanted, setWanted] = useState(false);
  useLiveQueue();
  usePreload(anchor);
  useEffect(() => {
    if (news) onCounts(news);
  }, [news, onCounts]);
  // Loaded when it is first used, and kept from then on, so that it can close as smoothly as it opens.
  if (!wanted && (open || confirming)) setWanted(true);
  return (
    wanted && (
      <Suspense>
        <LazyPanel anchor={anchor} counts={counts} />
      </Suspense>
    )
  );
});

/** Begins to load the panel when somebody comes near its button. */
function usePreload(anchor: LiveQueueProps["anchor"]): void {
  useEffect(() => {
    const gone = new AbortController();
    for (const sign of ["pointerenter", "focus"]) {
      anchor.current?.addEventListener(sign, () => void loadPanel(), { once: true, signal: gone.signal });
    }
    return () => gone.abort();
  }, [anchor]);
}
