import { useSyncExternalStore } from "react";

/** Tailwind's `lg`: from here on the history and the details stand beside the picture. */
const QUERY = "(min-width: 64rem)";

export function useWideScreen(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(QUERY).matches,
    () => true,
  );
}

function subscribe(onChange: () => void): () => void {
  const media = window.matchMedia(QUERY);
  media.addEventListener("change", onChange);
  return () => media.removeEventListener("change", onChange);
}
