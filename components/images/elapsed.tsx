import { useEffect, useState } from "react";
import { formatSeconds } from "./step-words.ts";

const TICK_MS = 500;

/** Counts the time since an instant. The server's clock may differ: it never shows less than nothing. */
export function Elapsed({ since }: { since: string }) {
  const [nowMs, setNowMs] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setNowMs(Date.now());
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, []);
  if (nowMs === null) return null;
  return <span>{formatSeconds(Math.max(0, nowMs - Date.parse(since)))}</span>;
}
