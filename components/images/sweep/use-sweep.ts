import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { SweepView } from "#lib/images/sweep-views.ts";
import { onStudioEvent, type StudioEvent } from "../api/event-stream.ts";
import { getSweep } from "./sweep-api.ts";

/** News of many cells come together: one reading is enough for them. */
const READ_AFTER_MS = 250;

/** A sweep with its cells, kept true while they are made. */
export function useSweep(sweepId: string) {
  const client = useQueryClient();
  const query = useQuery({ queryKey: sweepKey(sweepId), queryFn: () => getSweep(sweepId), gcTime: 0 });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onStudioEvent((event) => {
      if (event.type === "generation.progress") {
        client.setQueryData<SweepView>(sweepKey(sweepId), (sweep) => sweep && withProgress(sweep, event));
      } else if (event.type === "reset" || event.generationId) {
        clearTimeout(timer);
        timer = setTimeout(
          () => void client.invalidateQueries({ queryKey: sweepKey(sweepId) }),
          READ_AFTER_MS,
        );
      }
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client, sweepId]);
  return query;
}

function sweepKey(sweepId: string): readonly string[] {
  return ["sweep", sweepId];
}

function withProgress(sweep: SweepView, event: StudioEvent): SweepView {
  const { generationId, progress = null, vendorPosition = null } = event;
  const cells = sweep.cells.map((cell) =>
    cell.generationId === generationId && cell.status !== "succeeded" && !cell.waitsForRetry
      ? { ...cell, status: "running" as const, progress, vendorPosition }
      : cell,
  );
  return { ...sweep, cells };
}
