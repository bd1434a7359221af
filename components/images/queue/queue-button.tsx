"use client";

import { ListOrdered, Pause } from "lucide-react";
import { usePathname } from "next/navigation";
import { lazy, Suspense, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { Spinner } from "#components/ui/spinner.tsx";
import type { QueueCountsView } from "#lib/images/queue/queue-views.ts";
import { toggleQueue, useQueuePanel } from "./queue-store.ts";
import { describeCounts } from "./queue-words.ts";
import { useLiveQueue } from "./use-live-queue.ts";
import { useQueueCounts } from "./use-queue-counts.ts";
import { useQueueKeys } from "./use-queue-keys.ts";

const loadPanel = () => import("./queue-panel.tsx").then((m) => ({ default: m.QueuePanel }));
const LazyPanel = lazy(loadPanel);
const NOTHING: QueueCountsView = { paused: false, running: 0, waiting: 0 };

/** How much of mine runs and waits, on the pages of the studio; opens the queue. */
export function QueueButton() {
  return usePathname().startsWith("/images") ? <StudioQueueButton /> : null;
}

function StudioQueueButton() {
  const button = useRef<HTMLButtonElement>(null);
  const counts = useQueueCounts() ?? NOTHING;
  const { open, confirming } = useQueuePanel();
  const [wanted, setWanted] = useState(false);
  useLiveQueue();
  useQueueKeys();
  // Loaded when it is first used, and kept from then on, so that it can close as smoothly as it opens.
  if (!wanted && (open || confirming)) setWanted(true);
  const total = counts.running + counts.waiting;
  return (
    <>
      <Button
        ref={button}
        variant="ghost"
        size={total > 0 || counts.paused ? "default" : "icon"}
        aria-label={`Queue${total > 0 ? ` of ${total}` : ""}: ${describeCounts(counts)}`}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-keyshortcuts="q"
        title="Queue (Q)"
        data-state={open ? "open" : "closed"}
        onPointerEnter={() => void loadPanel()}
        onFocus={() => void loadPanel()}
        onClick={toggleQueue}
        className={cn("h-10 min-w-10 tabular-nums md:h-9 md:min-w-9", counts.paused && "text-warning-text")}
      >
        <QueueIcon counts={counts} />
        {total > 0 && <span aria-hidden="true">{total}</span>}
      </Button>
      {wanted && (
        <Suspense>
          <LazyPanel anchor={button} counts={counts} />
        </Suspense>
      )}
    </>
  );
}

function QueueIcon({ counts }: { counts: QueueCountsView }) {
  if (counts.paused) return <Pause />;
  return counts.running > 0 ? <Spinner className="text-primary-text" /> : <ListOrdered />;
}
