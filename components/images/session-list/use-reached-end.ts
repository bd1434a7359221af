import { type RefObject, useEffect, useRef } from "react";

/** How far below the window the end may be, so that more is there before it is seen. */
const AHEAD = "400px";

/** Calls `onReached` when the element of the returned ref comes near the window, while `enabled`. */
export function useReachedEnd(enabled: boolean, onReached: () => void): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(onReached);
  useEffect(() => {
    latest.current = onReached;
  });
  useEffect(() => {
    if (!enabled || !end.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) latest.current();
      },
      { rootMargin: AHEAD },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [enabled]);
  return end;
}
