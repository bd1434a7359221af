import { useSyncExternalStore } from "react";

/** False in the server's markup, true once the page reacts. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
}
