"use client";

import { Badge } from "#components/ui/badge.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { describeModelName } from "../step/step-words.ts";
import { StudioFrame } from "../studio-frame.tsx";
import { TreePlaceholder } from "../tree/tree-placeholder.tsx";
import { PictureBox } from "../viewer/picture-box.tsx";
import { PictureStatus } from "../viewer/picture-status.tsx";
import { ViewerPlaceholder } from "../viewer/viewer-placeholder.tsx";
import { usePendingStart } from "./pending-start-store.ts";

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
              {start && (
                <PictureStatus progress={null} label="Progress of step 1">
                  Starting
                </PictureStatus>
              )}
            </PictureBox>
          </section>
          <div className="flex h-20 shrink-0 items-start gap-1.5 pt-2 md:h-10">
            {start ? (
              <Badge variant="outline">{describeModelName(start.model)}</Badge>
            ) : (
              <Skeleton className="h-6 w-48" />
            )}
          </div>
        </>
      }
      composer={
        <div className="flex h-41 flex-col justify-between rounded-xl border border-input bg-card px-4 py-3 shadow-lg">
          {start ? <p className="line-clamp-2 text-base text-muted-foreground">{start.prompt}</p> : <span />}
          <Skeleton className="h-9 w-40" />
        </div>
      }
      tree={<TreePlaceholder />}
    />
  );
}
