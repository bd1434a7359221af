import { skipToken, useQuery } from "@tanstack/react-query";
import type { GenerationView } from "#lib/images/views.ts";
import { getGeneration } from "./studio-api.ts";
import { useStudio } from "./studio-context.tsx";

type Parent = { parent: GenerationView | undefined; isLoading: boolean };

/** The step that this one goes on from, fetched where the part of the session it is in is not loaded. */
export function useParent({ parentGenerationId }: GenerationView): Parent {
  const { generations } = useStudio();
  const loaded = generations.find(({ id }) => id === parentGenerationId);
  const { data, isLoading } = useQuery({
    queryKey: ["generation", parentGenerationId],
    queryFn: parentGenerationId && !loaded ? () => getGeneration(parentGenerationId) : skipToken,
    retry: false,
  });
  return { parent: loaded ?? data, isLoading };
}
