"use client";

import { ListOrdered, Pause } from "lucide-react";
import { usePathname } from "next/navigation";
import { lazy, Suspense, useRef, useState } from "react";
import { pageLoaded } from "#components/images/api/page-loaded.ts";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { Spinner } from "#components/ui/spinner.tsx";
import type { QueueCountsView } from "#lib/images/queue/queue-views.ts";
import { toggleQueue, useQueuePanel } from "./queue-store.ts";
import { describeCounts } from "./queue-words.ts";
import { useQueueKeys } from "./use-queue-keys.ts";

const NOTHING: QueueCountsView = { paused: false, running: 0, waiting: 0 };

// The prompt box is what is wanted first: what runs is asked after it.
const LiveQueue = lazy(async () => {
  await pageLoaded();
  return { default: (await import("./live-queue.tsx")).LiveQueue };
});

/** How much of mine runs and waits, on the pages of the studio; opens the queue. */
export function QueueButton() {
  return usePathname().startsWith("/images") ? <StudioQueueButton /> : null;
}

function StudioQueueButton() {
  const button = useRef<HTMLButtonElement>(null);
  const [counts, setCounts] = useState(NOTHING);
  const open = useQueuePanel((panel) => panel.open);
  useQueueKeys();
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
        onClick={toggleQueue}
        className={cn("h-10 min-w-10 tabular-nums md:h-9 md:min-w-9", counts.paused && "text-warning-text")}
      >
        <QueueIcon counts={counts} />
        {total > 0 && <span aria-hidden="true">{total}</span>}
      </Button>
      <Suspense>
        <LiveQueue anchor={button} counts={counts} onCounts={setCounts} />
      </Suspense>
    </>
  );
}

function QueueIcon({ counts }: { counts: QueueCountsView }) {
  if (counts.paused) return <Pause />;
  return counts.running > 0 ? <Spinner className="text-primary-text" /> : <ListOrdered />;
}
