import { describeRetry } from "../step/wait-words.ts";
import { useNow } from "./use-now.ts";

type RetryNoteProps = { retry: { at: string; reason: string }; free: boolean };

/** Why a step waits to be tried again, counting down. Who listens was told once, when it began to wait. */
export function RetryNote({ retry, free }: RetryNoteProps) {
  const nowMs = useNow();
  return <span className="tabular-nums">{describeRetry(retry, { free, nowMs })}</span>;
}
