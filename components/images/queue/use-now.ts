import { useEffect, useState } from "react";

const TICK_MS = 500;

/** The time of this moment in milliseconds, twice a second; null in the server's markup. */
export function useNow(): number | null {
  const [nowMs, setNowMs] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setNowMs(Date.now());
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
