import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { onStudioEvent, type StudioEvent } from "#components/images/api/event-stream.ts";
import type { RunningStepView } from "#lib/images/queue/queue-views.ts";
import { isMoving } from "./move-steps.ts";
import { updateQueue } from "./use-queue.ts";
import { queueKey } from "./use-queue-counts.ts";

const GATHER_MS = 300;

/** Keeps the number at the queue's button and the open panel true while anything happens. */
export function useLiveQueue(): void {
  const client = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refetch = (stale: true | undefined) => {
      // A move that is still on its way would be undone for a moment.
      if (isMoving()) timer = setTimeout(refetch, GATHER_MS, stale);
      else void client.invalidateQueries({ queryKey: queueKey, stale });
    };
    const unsubscribe = onStudioEvent((event) => {
      if (event.type === "generation.progress") {
        updateQueue(client, (page) => ({
          ...page,
          running: page.running.map((step) => withProgress(step, event)),
        }));
      }
      if (!CHANGES.has(event.type)) return;
      clearTimeout(timer);
      // A `reset` comes with every page load, when the queue has just been read.
      timer = setTimeout(refetch, GATHER_MS, event.type === "reset" ? true : undefined);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [client]);
}

const CHANGES: ReadonlySet<StudioEvent["type"]> = new Set([
  "generation.queued",
  "generation.started",
  "generation.succeeded",
  "generation.failed",
  "generation.canceled",
  "generation.deleted",
  "generation.updated",
  "queue.updated",
  "reset",
]);

function withProgress(step: RunningStepView, event: StudioEvent): RunningStepView {
  const { generationId, progress, vendorPosition = step.vendorPosition } = event;
  if (step.id !== generationId || progress === undefined) return step;
  return { ...step, progress, vendorPosition };
}
