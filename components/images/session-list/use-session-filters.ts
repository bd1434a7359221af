import { useSearchParams } from "next/navigation";
import { readFilters, type SessionFilters, toSearch } from "./session-filters.ts";

/** The filters in the address, and a function that changes some of them there. */
export function useSessionFilters(): [SessionFilters, (change: Partial<SessionFilters>) => void] {
  const params = useSearchParams();
  const change = (part: Partial<SessionFilters>) => {
    const now = readFilters(new URLSearchParams(window.location.search));
    // Next follows it without asking the server for the page.
    window.history.replaceState(null, "", window.location.pathname + toSearch({ ...now, ...part }));
  };
  return [readFilters(params), change];
}
