"use client";

import { Badge } from "#components/ui/badge.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { usePendingStart } from "./pending-start-store.ts";
import { PictureBox } from "./picture-box.tsx";
import { StudioFrame } from "./studio-frame.tsx";
import { ViewerPlaceholder } from "./viewer-placeholder.tsx";

const SQUARE = { width: 1, height: 1 };

/** The session page before there is a session, or before it is read: everything already stands where it will be. */
export function PendingStudio() {
  const start = usePendingStart((state) => state.start);
  return (
    <StudioFrame
      picture={
        <>
          <section aria-label="Picture" aria-busy="true" className="relative min-h-0 flex-1">
            <PictureBox size={start?.size ?? SQUARE}>
              <ViewerPlaceholder still={!start} />
              {start && <StartingProgress />}
            </PictureBox>
          </section>
          <div className="flex h-10 shrink-0 items-center gap-1.5 md:h-9">
            {start ? <Badge variant="outline">{start.model.label}</Badge> : <Skeleton className="h-6 w-48" />}
          </div>
        </>
      }
      composer={
        <div className="flex h-27 flex-col justify-between rounded-xl border border-input bg-card px-4 py-3 shadow-lg">
          {start ? <p className="line-clamp-2 text-base text-muted-foreground">{start.prompt}</p> : <span />}
          <Skeleton className="h-9 w-40" />
        </div>
      }
      rail={
        <div className="flex gap-2 py-1 lg:h-full lg:w-28 lg:flex-col lg:justify-end lg:border-l lg:p-3">
          <Skeleton className="size-16 lg:size-21" />
        </div>
      }
    />
  );
}

function StartingProgress() {
  return (
    <div className="absolute inset-x-0 bottom-0 flex flex-col gap-2 bg-linear-to-t from-black/55 to-transparent p-4 pt-12 text-white">
      <p className="text-sm">Starting…</p>
      <Progress aria-label="Progress of step 1" value={null} className="bg-white/25" />
    </div>
  );
}
