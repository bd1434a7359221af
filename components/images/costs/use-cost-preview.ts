import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { CostPreviewInput } from "#lib/images/budgets-input.ts";
import { onStudioEvent, type StudioEvent } from "../api/event-stream.ts";
import { useSettled } from "../library/use-settled.ts";
import { previewCost } from "./costs-api.ts";

export const COST_PREVIEW_KEY = ["cost-preview"];

/** Of what is set aside or spent, and of a session's budget. */
const NEWS = new Set<StudioEvent["type"]>([
  "generation.queued",
  "generation.succeeded",
  "generation.failed",
  "generation.canceled",
  "session.updated",
  "reset",
]);

/** What the next step would about cost, and whether a budget is in its way; the last answer stays until the next is there. */
export function useCostPreview(input: CostPreviewInput) {
  const client = useQueryClient();
  useEffect(
    () =>
      onStudioEvent(({ type }) => {
        if (NEWS.has(type)) void client.invalidateQueries({ queryKey: COST_PREVIEW_KEY });
      }),
    [client],
  );
  const asked = useSettled(JSON.stringify(input));
  return useQuery({
    queryKey: [...COST_PREVIEW_KEY, asked],
    queryFn: () => previewCost(JSON.parse(asked) as CostPreviewInput),
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    retry: false,
  });
}
