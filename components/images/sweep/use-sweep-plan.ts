import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import type { SweepInput } from "#lib/images/sweep-input.ts";
import { useSettled } from "../library/use-settled.ts";
import { planSweep } from "./sweep-api.ts";

/** What the sweep would make and cost, as the server sees it now; none while something is missing. */
export function useSweepPlan(input: SweepInput | null) {
  // Compared as text: the same request is a new object with each drawing.
  const settled = useSettled(input && JSON.stringify(input));
  const query = useQuery({
    queryKey: ["sweep-plan", settled],
    queryFn: settled === null ? skipToken : () => planSweep(JSON.parse(settled)),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  return {
    ...query,
    isCurrent: query.isSuccess && !query.isFetching && settled === (input && JSON.stringify(input)),
  };
}
