import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReplayInput } from "#lib/images/replay-input.ts";
import { planReplay } from "./replay-api.ts";

/** What the replay would do, as the server sees it now; the last plan stays until the next is there. */
export function useReplayPlan(input: ReplayInput) {
  return useQuery({
    queryKey: ["replay-plan", input],
    queryFn: () => planReplay(input),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
}
