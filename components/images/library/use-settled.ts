import { useEffect, useState } from "react";

const SETTLED_AFTER_MS = 200;

/** `value` once it has stopped changing for a moment: a search does not run for each letter. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
