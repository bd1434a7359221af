/** What is known of a run. `progress` 0 to 1; null where the model cannot tell. Durations in milliseconds. */
export type RunTimes = { elapsedMs: number; expectedDurationMs: number | null; progress: number | null };

export type TimeLeft =
  | { kind: "about"; leftMs: number }
  | { kind: "longer than usual" }
  | { kind: "unknown" };

/** From here on a model's own progress says more than nothing. */
const PROGRESS_TRUSTED = 0.1;
/** A run this much longer than usual is told to be so, even while it makes progress. */
const OVERDUE_RATIO = 1.3;

/** How long a run still works, as far as anybody can tell: from how long such runs take, and from its own progress. */
export function timeLeft({ elapsedMs, expectedDurationMs, progress }: RunTimes): TimeLeft {
  const trusted = progress !== null && progress >= PROGRESS_TRUSTED ? progress : null;
  if (expectedDurationMs === null) {
    return trusted === null
      ? { kind: "unknown" }
      : { kind: "about", leftMs: (elapsedMs / trusted) * (1 - trusted) };
  }
  if (elapsedMs > expectedDurationMs * (trusted === null ? 1 : OVERDUE_RATIO))
    return { kind: "longer than usual" };
  const leftMs = trusted === null ? expectedDurationMs - elapsedMs : (1 - trusted) * expectedDurationMs;
  return { kind: "about", leftMs };
}

/** `about 12 s left`; null when nothing is known. Never more exact than such a guess can be. */
export function describeTimeLeft(left: TimeLeft): string | null {
  if (left.kind === "unknown") return null;
  if (left.kind === "longer than usual") return "taking longer than usual";
  return left.leftMs < 1000 ? "almost done" : `about ${formatAbout(left.leftMs)} left`;
}

/** `12 s`, `3 min`, `2 h`: rounded up, and in steps of five from twenty seconds on. */
export function formatAbout(durationMs: number): string {
  const seconds = Math.ceil(Math.round(durationMs) / 1000);
  if (seconds > 5400) return `${Math.round(seconds / 3600)} h`;
  if (seconds > 90) return `${Math.round(seconds / 60)} min`;
  return `${seconds > 20 ? Math.ceil(seconds / 5) * 5 : seconds} s`;
}
