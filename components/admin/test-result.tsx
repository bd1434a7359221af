import { CircleAlert, CircleCheck } from "lucide-react";
import { Spinner } from "#components/ui/spinner.tsx";
import type { TestState } from "./use-providers.ts";

/** Always there, so that a screen reader hears what comes into it. */
export function TestResult({ state }: { state: TestState | undefined }) {
  return (
    <div role="status" className="empty:-mt-3">
      {state === "running" && (
        <p className="flex items-center gap-2 text-muted-foreground text-sm">
          <Spinner /> Asking it, without making a picture…
        </p>
      )}
      {typeof state === "object" && <Verdict {...state} />}
    </div>
  );
}

function Verdict({ ok, message }: { ok: boolean; message: string }) {
  const Icon = ok ? CircleCheck : CircleAlert;
  return (
    <p className={`flex items-start gap-2 text-sm ${ok ? "text-success-text" : "text-destructive-text"}`}>
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <span className="min-w-0 break-words">{message}</span>
    </p>
  );
}
