import { skipToken, useQuery } from "@tanstack/react-query";
import type { GenerationView } from "#lib/images/views.ts";
import { getGeneration } from "../api/studio-api.ts";
import { useStudio } from "../studio-context.tsx";

type Step = { step: GenerationView | undefined; isLoading: boolean };

/** A step by its id, fetched where the part of the session it is in is not loaded; none for null. */
export function useStep(generationId: string | null): Step {
  const { generations } = useStudio();
  const loaded = generations.find(({ id }) => id === generationId);
  const { data, isLoading } = useQuery({
    queryKey: ["generation", generationId],
    queryFn: generationId && !loaded ? () => getGeneration(generationId) : skipToken,
    retry: false,
  });
  return { step: loaded ?? data, isLoading };
}
