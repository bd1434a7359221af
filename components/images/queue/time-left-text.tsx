import { formatSeconds } from "#components/images/step/step-words.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { describeTimeLeft, timeLeft } from "./time-left.ts";
import { useNow } from "./use-now.ts";

type Run = Pick<GenerationView, "progress" | "expectedDurationMs"> & { startedAt: string };

/** How long a run still takes, counting down; the time it has taken where nothing is known. */
export function TimeLeftText({ run: { startedAt, expectedDurationMs, progress } }: { run: Run }) {
  const nowMs = useNow();
  if (nowMs === null) return null;
  // The server's clock may differ: it never shows less than nothing.
  const elapsedMs = Math.max(0, nowMs - Date.parse(startedAt));
  const left = describeTimeLeft(timeLeft({ elapsedMs, expectedDurationMs, progress }));
  return (
    <span title="From how long such runs took here lately. It is a guess.">
      {left ?? formatSeconds(elapsedMs)}
    </span>
  );
}
