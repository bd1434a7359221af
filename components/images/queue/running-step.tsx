import { X } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Progress } from "#components/ui/progress.tsx";
import type { RunningStepView } from "#lib/images/queue/queue-views.ts";
import { QueueStep } from "./queue-step.tsx";
import { TimeLeftText } from "./time-left-text.tsx";
import { useQueueActions } from "./use-queue-actions.ts";

export function RunningStep({ step }: { step: RunningStepView }) {
  const actions = useQueueActions();
  return (
    <li className="flex items-center gap-1 rounded-lg px-2 py-1.5 hover:bg-accent/60">
      <QueueStep step={step} note={<HowFar step={step} />}>
        <Progress
          aria-label={`Progress of step ${step.stepNumber}`}
          value={step.status === "starting" ? 0 : step.progress}
          className="mt-1.5"
        />
      </QueueStep>
      <Button
        variant="ghost"
        size="icon"
        className="size-10 md:size-8"
        aria-label={`Cancel step ${step.stepNumber}`}
        title="Cancel"
        disabled={step.cancelRequested}
        onClick={() => void actions.cancel(step)}
      >
        <X />
      </Button>
    </li>
  );
}

function HowFar({ step }: { step: RunningStepView }) {
  const { status, cancelRequested, startedAt, progress, expectedDurationMs } = step;
  if (cancelRequested) return "canceling";
  if (status === "starting" || !startedAt) return "starting";
  return <TimeLeftText run={{ startedAt, progress, expectedDurationMs }} />;
}
