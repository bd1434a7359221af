import { useQueryClient } from "@tanstack/react-query";
import { announce } from "#components/images/announcer.tsx";
import { cancelGeneration } from "#components/images/api/studio-api.ts";
import { showError } from "#components/images/error-toast.ts";
import { toast } from "#components/ui/toast.ts";
import type { QueueStepView } from "#lib/images/queue/queue-views.ts";
import type { MoveInput } from "#lib/images/queue/schemas.ts";
import { describeCanceling } from "../step/cancel-words.ts";
import { moveStep, moveTo } from "./move-steps.ts";
import { cancelQueue, retryFailed, setQueuePaused } from "./queue-api.ts";
import type { CancelScope } from "./queue-store.ts";
import { countSteps } from "./queue-words.ts";
import { reorderQueue, updateQueue } from "./use-queue.ts";
import { queueKey } from "./use-queue-counts.ts";

/** What a person can do with their queue. Each act is told to people who listen, and shown before the server answers. */
export function useQueueActions() {
  const client = useQueryClient();
  const refetch = () => client.invalidateQueries({ queryKey: queueKey });

  async function attempt(failure: string, act: () => Promise<string | null>): Promise<void> {
    try {
      const said = await act();
      if (said !== null) announce(said);
    } catch (error) {
      showError(failure, error, { label: "Try again", onClick: () => void attempt(failure, act) });
    }
    await refetch();
  }

  const move = (id: string, where: MoveInput, said: string) =>
    attempt("The step could not be moved", async () => {
      await moveStep(id, where);
      return said;
    });

  return {
    setPaused: (paused: boolean) =>
      attempt(paused ? "The queue could not be paused" : "The queue could not be resumed", async () => {
        await setQueuePaused(paused);
        return paused ? "The queue is paused. What runs is finished." : "The queue goes on";
      }),
    cancel: (step: QueueStepView) =>
      attempt("The step could not be canceled", async () => {
        updateQueue(client, (page) => ({
          ...page,
          running: page.running.map((other) =>
            other.id === step.id ? { ...other, cancelRequested: true } : other,
          ),
          waiting: page.waiting.filter(({ id }) => id !== step.id),
        }));
        const { status } = await cancelGeneration(step.id);
        if (status !== "running") return `Step ${step.stepNumber} is ${status}`;
        return describeCanceling(step.stepNumber, step);
      }),
    cancelMany: (scope: CancelScope) =>
      attempt("The steps could not be canceled", async () => {
        const { canceled, stopping } = await cancelQueue({ scope });
        // The toast is read out too, and so is what the session hears of it.
        toast.success(`${countSteps(canceled + stopping)} canceled`);
        return null;
      }),
    retry: (step: QueueStepView | null) =>
      attempt("Nothing was started again", async () => {
        const { generationIds, refusal } = await retryFailed(step?.id ?? null);
        if (refusal) toast.error("Not all steps were started again", { description: refusal });
        return `${countSteps(generationIds.length)} started again`;
      }),
    /** `ids` is the order as it is to be. */
    place: (ids: readonly string[], step: QueueStepView) => {
      reorderQueue(client, ids);
      const place = ids.indexOf(step.id) + 1;
      return move(step.id, moveTo(ids, step.id), `Step ${step.stepNumber} is now number ${place} in line`);
    },
    moveToEnd: (step: QueueStepView) =>
      move(step.id, { to: "end" }, `Step ${step.stepNumber} is now the last in line`),
  };
}
