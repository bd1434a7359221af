import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Tip } from "#lib/images/constants.ts";
import type { PreferencesView } from "#lib/images/views.ts";
import { apiRequest, jsonBody } from "../api/api-request.ts";

const KEY = ["preferences"];
const PATH = "/api/images/preferences";

/** Which tips were closed; undefined until that is known. */
export function useDismissedTips(): readonly string[] | undefined {
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: () => apiRequest<PreferencesView>(PATH),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.dismissedTips;
}

/** Closes tips here at once, and for good as soon as the server knows. One that it never hears of comes back. */
export function dismissTips(client: QueryClient, tips: readonly Tip[]): void {
  client.setQueryData<PreferencesView>(KEY, (old) => ({
    dismissedTips: [...new Set([...(old?.dismissedTips ?? []), ...tips])],
  }));
  apiRequest(PATH, jsonBody("PATCH", { dismissedTips: tips })).catch(() => {});
}

export function useShowTipsAgain(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    client.setQueryData(KEY, await apiRequest<PreferencesView>(PATH, jsonBody("PATCH", { showTips: true })));
  };
}
