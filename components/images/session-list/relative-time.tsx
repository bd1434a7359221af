const UNITS = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** "3 hours ago", with the exact instant as a tooltip. */
export function RelativeTime({ instant, className }: { instant: string; className?: string }) {
  return (
    <time dateTime={instant} title={instant} className={className} suppressHydrationWarning>
      {relativeTime(instant, Date.now())}
    </time>
  );
}

function relativeTime(instant: string, nowMs: number): string {
  const seconds = (Date.parse(instant) - nowMs) / 1000;
  for (const [unit, size] of UNITS) {
    if (Math.abs(seconds) >= size) return words.format(Math.trunc(seconds / size), unit);
  }
  return "just now";
}
