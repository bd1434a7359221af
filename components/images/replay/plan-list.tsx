import { CornerDownRight } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { ReplayPlanView, ReplayStepView, SkippedStepView } from "#lib/images/replay-views.ts";
import { smallerUrl } from "../asset-url.ts";
import { useModels } from "../composer/models-context.tsx";
import { firstWords, formatCost, modelName, NO_PROMPT } from "../step/step-words.ts";

type PlanListProps = { plan: ReplayPlanView | undefined; error: Error | null; onRetry: () => void };

/** The steps that will run, in order, and those that are left out with the reason. */
export function PlanList({ plan, error, onRetry }: PlanListProps) {
  if (error) {
    return (
      <div role="alert" className="flex flex-col items-start gap-3 text-muted-foreground text-sm">
        {error.message}
        <Button variant="outline" className="h-10" onClick={onRetry}>
          Try again
        </Button>
      </div>
    );
  }
  if (!plan) return <PlanSkeleton />;
  const { steps, skipped, baseCount } = plan;
  return (
    <>
      {steps.length > 0 && (
        <div className="flex flex-col gap-2">
          <h3 className="font-medium text-sm">
            Runs in this order{baseCount > 1 && `, on each of ${baseCount} pictures`}
          </h3>
          <ol className="flex flex-col gap-3">
            {steps.map((step) => (
              <PlannedStep key={step.generationId} step={step} />
            ))}
          </ol>
        </div>
      )}
      {skipped.length > 0 && (
        <div className="flex flex-col gap-2">
          <h3 className="font-medium text-sm">Left out</h3>
          <ul className="flex flex-col gap-3">
            {skipped.map((step) => (
              <SkippedStep key={step.generationId} step={step} />
            ))}
          </ul>
        </div>
      )}
      {steps.length + skipped.length === 0 && (
        <p className="text-muted-foreground text-sm">
          No step follows this one, so there is no edit to replay.
        </p>
      )}
    </>
  );
}

function PlannedStep({ step }: { step: ReplayStepView }) {
  const models = useModels();
  const cost = formatCost(step.estimatedCostMicros);
  return (
    <li className="flex gap-3">
      <StepThumbnail {...{ step }} maskUrl={step.maskUrl} markupUrl={step.markupUrl} />
      <div className="min-w-0 flex-1 text-sm">
        <p className="line-clamp-2 break-words" title={firstWords(step.prompt, 400)}>
          {step.prompt || NO_PROMPT}
        </p>
        <p className="text-muted-foreground text-xs">
          {[
            `Like step ${step.stepNumber}`,
            modelName(models, step),
            step.maskUrl && "with its mask",
            step.markupUrl && "with its drawing",
            step.referenceCount > 0 && countReferences(step.referenceCount),
            cost ?? "cost not known before",
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <p className="flex items-center gap-1 text-muted-foreground text-xs">
          <CornerDownRight className="size-3 shrink-0" aria-hidden="true" />
          {step.buildsOn === null ? "on the picture you choose" : `on the new step ${step.buildsOn}`}
        </p>
      </div>
    </li>
  );
}

function SkippedStep({ step }: { step: SkippedStepView }) {
  return (
    <li className="flex gap-3 text-muted-foreground">
      <StepThumbnail step={step} maskUrl={null} markupUrl={null} />
      <div className="min-w-0 flex-1 text-sm">
        <p className="truncate">{step.prompt || NO_PROMPT}</p>
        <p className="text-warning-text text-xs">{step.reason}</p>
      </div>
    </li>
  );
}

type ThumbnailProps = {
  step: Pick<ReplayStepView, "stepNumber" | "pictureUrl">;
  maskUrl: string | null;
  markupUrl: string | null;
};

/** The old picture with its number; its mask or drawing is shown in the corner. */
function StepThumbnail({ step, maskUrl, markupUrl }: ThumbnailProps) {
  const overlayUrl = maskUrl ?? markupUrl;
  return (
    <span className="relative size-14 shrink-0 overflow-hidden rounded-md bg-muted">
      {step.pictureUrl && (
        <img src={smallerUrl(step.pictureUrl, 320)} alt="" className="size-full object-cover" />
      )}
      {overlayUrl && (
        <img
          src={smallerUrl(overlayUrl, 320)}
          alt=""
          className="absolute top-0.5 right-0.5 size-5 rounded-sm border border-white/60 bg-black object-contain"
        />
      )}
      <span className="absolute bottom-0.5 left-0.5 min-w-5 rounded-sm bg-black/60 px-1 text-center text-white text-xs tabular-nums">
        {step.stepNumber}
      </span>
    </span>
  );
}

function PlanSkeleton() {
  return (
    <div className="flex flex-col gap-3">
      {[1, 2, 3].map((each) => (
        <div key={each} className="flex gap-3">
          <Skeleton className="size-14 shrink-0" />
          <Skeleton className="h-10 flex-1" />
        </div>
      ))}
    </div>
  );
}

function countReferences(count: number): string {
  return count === 1 ? "1 reference" : `${count} references`;
}
