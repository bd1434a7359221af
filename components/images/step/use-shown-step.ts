import { skipToken, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { GenerationView } from "#lib/images/views.ts";
import { ApiError } from "../api/api-request.ts";
import { getGeneration } from "../api/studio-api.ts";
import { isOptimistic } from "../composer/optimistic-generation.ts";
import { showError } from "../error-toast.ts";
import { useSelection } from "../selection-store.tsx";

export function generationKey(generationId: string | null): readonly unknown[] {
  return ["generation", generationId];
}

/**
 * The step that is looked at. One that is not among the loaded `generations` is fetched by itself, and the one before
 * it stays until then; for one that is gone, the newest is shown.
 */
export function useShownStep(generations: readonly GenerationView[]): GenerationView | null {
  const shownId = useSelection((selection) => selection.generationId);
  const loaded = generations.find(({ id }) => id === shownId);
  const canFetch = shownId !== null && !loaded && !isOptimistic(shownId);
  const { data, error, refetch } = useQuery({
    queryKey: generationKey(shownId),
    queryFn: canFetch ? () => getGeneration(shownId) : skipToken,
    retry: false,
  });
  const isGone = error instanceof ApiError && error.code === "not_found";
  useEffect(() => {
    if (!error || isGone) return;
    showError("The step could not be loaded", error, { label: "Try again", onClick: () => void refetch() });
  }, [error, isGone, refetch]);

  const current = loaded ?? (canFetch ? data : undefined);
  const [last, setLast] = useState(current);
  if (current && current !== last) setLast(current);
  return current ?? (canFetch && !isGone ? last : undefined) ?? generations[0] ?? null;
}
