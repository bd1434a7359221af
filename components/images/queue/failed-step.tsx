import { RotateCw } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import type { FailedStepView } from "#lib/images/queue/queue-views.ts";
import { QueueStep } from "./queue-step.tsx";
import { useQueueActions } from "./use-queue-actions.ts";

export function FailedStep({ step }: { step: FailedStepView }) {
  const actions = useQueueActions();
  const { error } = step;
  return (
    <li className="flex items-center gap-1 rounded-lg px-2 py-1.5 hover:bg-accent/60">
      <QueueStep step={step}>
        <span title={error.message} className="line-clamp-2 text-destructive-text text-xs">
          {error.message}
        </span>
      </QueueStep>
      {error.retryable && (
        <Button
          variant="ghost"
          size="icon"
          className="size-10 md:size-8"
          aria-label={`Retry step ${step.stepNumber}`}
          title="Retry"
          onClick={() => void actions.retry(step)}
        >
          <RotateCw />
        </Button>
      )}
    </li>
  );
}
