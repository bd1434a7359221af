import { CircleAlert } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "#components/ui/dialog.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import type { ModelCapabilities } from "#lib/images/providers/types.ts";
import type { SweepPlanView } from "#lib/images/sweep-views.ts";
import { describeEstimate } from "../composer/estimate-words.ts";
import { useNextStep } from "../step/use-next-step.ts";
import { CELLS_MAX } from "./sweep-axes.ts";
import { SweepSettings } from "./sweep-settings.tsx";
import { closeSweeps } from "./sweep-store.ts";
import { SweepTable } from "./sweep-table.tsx";
import { useStartSweep } from "./use-start-sweep.ts";
import { useSweepDraft } from "./use-sweep-draft.ts";
import { useSweepPlan } from "./use-sweep-plan.ts";

/** Chooses what to vary over the step in the prompt box, and shows the grid and its cost before it is started. */
export function SweepDialog() {
  const { model } = useNextStep();
  return (
    <Dialog open onOpenChange={closeSweeps}>
      <DialogContent className="flex flex-col gap-0 overflow-hidden p-0 max-md:top-0 max-md:left-0 max-md:h-dvh max-md:max-h-none max-md:max-w-none max-md:translate-none max-md:rounded-none max-md:border-0 sm:max-w-4xl md:h-[min(42rem,calc(100dvh-4rem))]">
        <div className="flex flex-col gap-1 border-b py-4 pr-14 pl-4 md:pl-6">
          <DialogTitle>Sweep</DialogTitle>
          <DialogDescription>
            The step in the prompt box, made once for each combination of values. Each picture is an ordinary
            step.
          </DialogDescription>
        </div>
        {model && <SweepForm model={model} />}
      </DialogContent>
    </Dialog>
  );
}

function SweepForm({ model }: { model: ModelCapabilities }) {
  const draft = useSweepDraft(model);
  const { axes, input } = draft;
  const cellCount = axes.reduce((product, { values }) => product * values.length, 1);
  const tooMany = cellCount > CELLS_MAX ? `${cellCount} pictures are too many; ${CELLS_MAX} at most.` : null;
  const plan = useSweepPlan(tooMany ? null : input);
  const { start, starting } = useStartSweep();
  const current = plan.isCurrent ? plan.data : undefined;
  const problems = new Map(current?.problems.map(({ cell, problem }) => [cell, problem]));
  const obstacle = draft.problem ?? tooMany ?? plan.error?.message ?? current?.obstacle ?? null;
  return (
    <>
      <div className="min-h-0 flex-1 max-md:overflow-y-auto md:grid md:grid-cols-[20rem_1fr]">
        <SweepSettings draft={draft} model={model} />
        <section
          aria-label="The grid"
          className="overflow-auto p-4 max-md:max-h-[60dvh] max-md:border-t md:min-h-0"
        >
          {axes.length > 0 && !tooMany && (
            <SweepTable
              axes={axes}
              caption="What will be made"
              renderCell={(cell, name) => <PlannedCell name={name} problem={problems.get(cell) ?? null} />}
            />
          )}
        </section>
      </div>
      <div className="flex items-center gap-3 border-t p-4 max-sm:flex-col max-sm:items-stretch md:px-6">
        <p
          role="status"
          className={cn("min-w-0 flex-1 text-sm", obstacle ? "text-warning-text" : "text-muted-foreground")}
        >
          {obstacle ??
            (current ? describePlan(current, input?.base.params.count ?? 1) : "Working out what it costs…")}
        </p>
        <Button
          className="h-10"
          disabled={!input || obstacle !== null || !current || starting}
          onClick={() => input && void start(input)}
        >
          {starting && <Spinner />}
          {`Make ${countPictures(cellCount * (input?.base.params.count ?? 1))}`}
        </Button>
      </div>
    </>
  );
}

/** A place of the grid before anything is made. */
function PlannedCell({ name, problem }: { name: string; problem: string | null }) {
  return (
    <div
      title={problem ?? name}
      className={cn(
        "flex aspect-square w-full min-w-12 max-w-24 items-center justify-center rounded-md border border-dashed",
        problem && "border-destructive bg-destructive-soft text-destructive-text",
      )}
    >
      {problem && <CircleAlert className="size-4" aria-label={problem} />}
    </div>
  );
}

function describePlan({ cellCount, estimate, leftToday }: SweepPlanView, count: number): string {
  const pictures = countPictures(cellCount * count);
  const left = leftToday === null ? "" : ` ${leftToday} steps left today.`;
  return `${pictures}, ${describeEstimate(estimate, cellCount)}.${left}`;
}

function countPictures(count: number): string {
  return count === 1 ? "1 picture" : `${count} pictures`;
}
