import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "#components/ui/dialog.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import type { ReplayInput } from "#lib/images/replay-input.ts";
import type { ReplayPlanView } from "#lib/images/replay-views.ts";
import type { GenerationView } from "#lib/images/views.ts";
import { describeEstimate } from "../composer/estimate-words.ts";
import { BasePicker } from "./base-picker.tsx";
import { PlanList } from "./plan-list.tsx";
import { type ReplayBase, toggleBase, toOnto } from "./replay-base.ts";
import { closeReplay, type ReplayScope } from "./replay-store.ts";
import { SeedChoice } from "./seed-choice.tsx";
import { useReplayPlan } from "./use-replay-plan.ts";
import { useStartReplay } from "./use-start-replay.ts";

type ReplayDialogProps = { generation: GenerationView; scope: ReplayScope };

/** Chooses where to make edits again, and shows what that will do and cost before it is started. */
export function ReplayDialog({ generation, scope }: ReplayDialogProps) {
  const [chosen, setChosen] = useState<ReplayBase[]>([]);
  const [seeds, setSeeds] = useState<ReplayInput["seeds"]>("same");
  const input: ReplayInput = { generationId: generation.id, scope, seeds, onto: toOnto(chosen, generation) };
  const plan = useReplayPlan(input);
  const { start, starting } = useStartReplay();
  const words = WORDS[scope](generation.stepNumber);
  return (
    <Dialog open onOpenChange={closeReplay}>
      <DialogContent className="flex flex-col gap-0 overflow-hidden p-0 max-md:top-0 max-md:left-0 max-md:h-dvh max-md:max-h-none max-md:max-w-none max-md:translate-none max-md:rounded-none max-md:border-0 sm:max-w-4xl md:h-[min(44rem,calc(100dvh-4rem))]">
        <div className="flex flex-col gap-1 border-b py-4 pr-14 pl-4 md:pl-6">
          <DialogTitle>{words.title}</DialogTitle>
          <DialogDescription>{words.description}</DialogDescription>
        </div>
        <div className="min-h-0 flex-1 max-md:overflow-y-auto md:grid md:grid-cols-2">
          <section
            aria-label="On which pictures"
            className="flex flex-col gap-3 overflow-y-auto p-4 max-md:max-h-[45dvh] md:min-h-0 md:border-r md:px-6"
          >
            <h3 className="font-medium text-sm">On which pictures?</h3>
            <BasePicker
              root={generation}
              chosen={chosen}
              onToggle={(base) => setChosen((before) => toggleBase(before, base))}
            />
          </section>
          <section
            aria-label="What will run"
            aria-busy={plan.isFetching}
            className="flex flex-col gap-4 p-4 max-md:border-t md:min-h-0 md:overflow-y-auto md:px-6"
          >
            <SeedChoice value={seeds} onChange={setSeeds} />
            <PlanList plan={plan.data} error={plan.error} onRetry={() => void plan.refetch()} />
          </section>
        </div>
        <div className="flex items-center gap-3 border-t p-4 max-sm:flex-col max-sm:items-stretch md:px-6">
          <p role="status" className="min-w-0 flex-1 text-muted-foreground text-sm">
            {plan.data && !plan.isPlaceholderData
              ? describePlan(plan.data, chosen.length)
              : !plan.error && "Working out the plan…"}
          </p>
          <Button
            className="h-10"
            disabled={!isReady(plan.data, chosen) || plan.isFetching || starting}
            onClick={() => void start(input)}
          >
            {starting && <Spinner />}
            {plan.data && isReady(plan.data, chosen) ? `Run ${countSteps(plan.data.stepCount)}` : "Run"}
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  );
}

const WORDS: Record<ReplayScope, (step: number) => { title: string; description: string }> = {
  step: (step) => ({
    title: `Replay step ${step} on other pictures`,
    description: "The same prompt, mask, references and settings, on up to 16 pictures.",
  }),
  descendants: (step) => ({
    title: `Replay the edits after step ${step}`,
    description: "The same edits in the same order on another picture, as a new branch. The old one stays.",
  }),
};

function isReady(plan: ReplayPlanView | undefined, chosen: readonly ReplayBase[]): boolean {
  return plan !== undefined && plan.obstacle === null && chosen.length > 0;
}

function describePlan({ stepCount, estimate, leftToday, obstacle }: ReplayPlanView, chosenCount: number) {
  if (obstacle) return obstacle;
  if (chosenCount === 0) return "Choose a picture to see the cost.";
  const left = leftToday === null ? "" : ` ${leftToday} left today.`;
  return `${countSteps(stepCount)}, ${describeEstimate(estimate, stepCount)}.${left}`;
}

function countSteps(count: number): string {
  return count === 1 ? "1 step" : `${count} steps`;
}
