import { Ban, CircleAlert, Copy, RotateCw } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { useModels } from "../composer/models-context.tsx";
import { BudgetButton } from "../costs/budget-button.tsx";
import { describeStopped, stopTerms } from "../step/cancel-words.ts";
import { describeCharge } from "../step/step-words.ts";
import { useStepActions } from "../step/use-step-actions.ts";

/** A step without a picture: what happened, whether it cost anything, and what to do now. */
export function StoppedStep({ generation }: { generation: GenerationView }) {
  const actions = useStepActions();
  const models = useModels();
  const { error, status, charged } = generation;
  const stopped = status === "canceled" ? describeStopped(charged, stopTerms(models, generation)) : null;
  // Its sentence says that nothing was charged, and it needs the room.
  const overBudget = error?.code === "over_budget";
  const Icon = status === "failed" ? CircleAlert : Ban;
  return (
    <div className="absolute inset-0 flex flex-col items-center justify-center-safe gap-4 overflow-y-auto bg-background/80 p-6 text-center max-sm:gap-3 max-sm:p-3">
      <Icon
        className={cn("size-8 shrink-0 text-muted-foreground", overBudget && "max-sm:hidden")}
        aria-hidden="true"
      />
      <div className="flex max-w-md flex-col gap-1">
        <h2 className="font-medium text-base">
          {status === "failed" ? "This step failed" : "This step was canceled"}
        </h2>
        {error && <p className="text-muted-foreground text-sm">{error.message}</p>}
        {stopped && <p className="text-muted-foreground text-sm">{stopped}</p>}
      </div>
      {error && !overBudget && <Badge variant="outline">{describeCharge(error.charged)}</Badge>}
      <div className="flex flex-wrap justify-center gap-2">
        <Button
          className="h-10"
          variant={error?.retryable === false ? "outline" : "default"}
          onClick={() => void actions.retry(generation)}
        >
          <RotateCw /> Retry
        </Button>
        <Button
          className="h-10"
          variant={error?.retryable === false ? "default" : "outline"}
          onClick={() => actions.recall(generation, "all", undefined)}
        >
          <Copy /> Change and try again
        </Button>
        {overBudget && <BudgetButton sessionId={generation.sessionId} />}
      </div>
    </div>
  );
}
