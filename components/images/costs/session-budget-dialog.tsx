import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "#components/ui/button.tsx";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
} from "#components/ui/dialog.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toast } from "#components/ui/toast.ts";
import { formatDollars } from "#lib/images/dollars.ts";
import { withQueries } from "../api/queries.tsx";
import { showError } from "../error-toast.ts";
import { BudgetForm } from "./budget-form.tsx";
import { BudgetMeter } from "./budget-meter.tsx";
import { getBudgets, setSessionBudget } from "./costs-api.ts";
import { OtherBudgets } from "./other-budgets.tsx";
import { COST_PREVIEW_KEY } from "./use-cost-preview.ts";

type SessionBudgetDialogProps = { sessionId: string; onClose: () => void };

/** Sets what the steps of one session may cost together. */
export const SessionBudgetDialog = withQueries(function SessionBudgetDialog({
  sessionId,
  onClose,
}: SessionBudgetDialogProps) {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ["session-budget", sessionId],
    queryFn: () => getBudgets(sessionId),
    staleTime: 0,
    gcTime: 0,
  });
  const save = async (micros: number | null) => {
    try {
      await setSessionBudget(sessionId, micros);
      void client.invalidateQueries({ queryKey: COST_PREVIEW_KEY });
      onClose();
      toast.success(micros === null ? "The budget is removed" : `The budget is ${formatDollars(micros)}`);
    } catch (problem) {
      showError("The budget was not saved", problem);
    }
  };
  const cancel = (
    <Button variant="outline" className="h-10" onClick={onClose}>
      Cancel
    </Button>
  );
  const budget = data?.session;
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent>
        <div className="flex flex-col gap-5">
          <DialogHeader>
            <DialogTitle>Budget of this session</DialogTitle>
            <DialogDescription>
              You are warned from 80 %. Steps that would go over it are not started; free models always work.
            </DialogDescription>
          </DialogHeader>
          {error && (
            <div role="alert" className="flex flex-col items-start gap-3 text-muted-foreground text-sm">
              {error.message}
              <Button variant="outline" className="h-10" onClick={() => void refetch()}>
                Try again
              </Button>
            </div>
          )}
          {!error && !budget && <Skeleton className="h-36" />}
          {budget && (
            <>
              <BudgetMeter budget={budget} label="Spent in this session" />
              <BudgetForm label="Dollars" limitMicros={budget.limitMicros} onSave={save} beside={cancel} />
              <OtherBudgets budgets={data} />
            </>
          )}
        </div>
      </DialogContent>
    </Dialog>
  );
});
