import { X } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Progress } from "#components/ui/progress.tsx";
import type { RunningStepView } from "#lib/images/queue/queue-views.ts";
import { describeStop } from "../step/cancel-words.ts";
import { describePlace } from "../step/wait-words.ts";
import { QueueStep } from "./queue-step.tsx";
import { RetryNote } from "./retry-note.tsx";
import { TimeLeftText } from "./time-left-text.tsx";
import { useQueueActions } from "./use-queue-actions.ts";

export function RunningStep({ step }: { step: RunningStepView }) {
  const actions = useQueueActions();
  const stop = step.status === "running" ? describeStop(step) : null;
  return (
    <li className="flex items-center gap-1 rounded-lg px-2 py-1.5 hover:bg-accent/60">
      <QueueStep step={step} note={<HowFar step={step} />}>
        <span className="text-muted-foreground text-xs empty:hidden">
          {step.retry && <RetryNote retry={step.retry} free={step.free} />}
          {step.cancelRequested && stop}
        </span>
        {!step.retry && (
          <Progress
            aria-label={`Progress of step ${step.stepNumber}`}
            value={step.status === "starting" ? 0 : step.progress}
            className="mt-1.5"
          />
        )}
      </QueueStep>
      <Button
        variant="ghost"
        size="icon"
        className="size-10 md:size-8"
        aria-label={`Cancel step ${step.stepNumber}`}
        title={stop ? `Cancel. ${stop}` : "Cancel"}
        disabled={step.cancelRequested}
        onClick={() => void actions.cancel(step)}
      >
        <X />
      </Button>
    </li>
  );
}

function HowFar({ step }: { step: RunningStepView }) {
  const { status, cancelRequested, retry, startedAt, progress, vendorPosition, expectedDurationMs } = step;
  if (cancelRequested) return "canceling";
  if (retry) return null;
  if (status === "starting" || !startedAt) return "starting";
  if (vendorPosition !== null) return describePlace(vendorPosition, step.providerLabel);
  return <TimeLeftText run={{ startedAt, progress, expectedDurationMs }} />;
}
