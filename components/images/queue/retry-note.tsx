import { describeRetry, whyOf } from "../step/wait-words.ts";
import { useNow } from "./use-now.ts";
import { useQueueCounts } from "./use-queue-counts.ts";

type RetryNoteProps = { retry: { at: string; reason: string }; free: boolean };

/** Why a step waits to be tried again, counting down. Who listens was told once, when it began to wait. */
export function RetryNote({ retry, free }: RetryNoteProps) {
  const nowMs = useNow();
  const paused = useQueueCounts()?.paused ?? false;
  return (
    <span className="tabular-nums">
      {paused
        ? `${whyOf(retry)} It is tried again once your queue goes on.`
        : describeRetry(retry, { free, nowMs })}
    </span>
  );
}
