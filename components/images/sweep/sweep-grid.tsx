import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "#components/ui/dialog.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import type { SweepView } from "#lib/images/sweep-views.ts";
import { selectStep, useSelection, useSelectionStore } from "../selection-store.tsx";
import { firstWords } from "../step/step-words.ts";
import { SweepCell } from "./sweep-cell.tsx";
import { closeSweeps } from "./sweep-store.ts";
import { SweepTable } from "./sweep-table.tsx";
import { useSweep } from "./use-sweep.ts";

/** The pictures of a sweep in the grid they were asked for, filled as they come. A cell leads to its step. */
export function SweepGrid({ sweepId }: { sweepId: string }) {
  const { data: sweep, isError, refetch } = useSweep(sweepId);
  return (
    <Dialog open onOpenChange={closeSweeps}>
      <DialogContent className="flex flex-col gap-0 overflow-hidden p-0 max-md:top-0 max-md:left-0 max-md:h-dvh max-md:max-h-none max-md:max-w-none max-md:translate-none max-md:rounded-none max-md:border-0 sm:max-w-[min(90rem,calc(100vw-4rem))] md:max-h-[calc(100dvh-4rem)] md:w-fit md:min-w-96">
        <div className="flex flex-col gap-1 border-b py-4 pr-14 pl-4 md:pl-6">
          <DialogTitle>Sweep</DialogTitle>
          <DialogDescription>{sweep ? describeSweep(sweep) : "Loading"}</DialogDescription>
        </div>
        {isError && (
          <div role="alert" className="flex flex-col items-center gap-3 p-10 text-muted-foreground text-sm">
            The sweep could not be loaded.
            <Button variant="outline" className="h-10" onClick={() => void refetch()}>
              Try again
            </Button>
          </div>
        )}
        {!sweep && !isError && (
          <div className="flex justify-center p-16">
            <Spinner />
          </div>
        )}
        {sweep && <Cells sweep={sweep} />}
      </DialogContent>
    </Dialog>
  );
}

function Cells({ sweep }: { sweep: SweepView }) {
  const selection = useSelectionStore();
  const shownId = useSelection(({ generationId }) => generationId);
  const cells = new Map(sweep.cells.map((cell) => [cell.cell, cell]));
  const show = (generationId: string) => {
    selectStep(selection, generationId);
    closeSweeps();
  };
  return (
    <div className="min-h-0 flex-1 overflow-auto px-2 pb-4 md:px-4">
      <SweepTable
        axes={sweep.axes}
        caption={describeSweep(sweep)}
        renderCell={(at, name) => (
          <SweepCell cell={cells.get(at)} name={name} shownId={shownId} onShow={show} />
        )}
      />
    </div>
  );
}

function describeSweep({ axes, cells, prompt }: SweepView): string {
  const done = cells.filter(({ status }) => status === "succeeded").length;
  const total = axes.reduce((product, { values }) => product * values.length, 1);
  const made = done === total ? `${total} pictures` : `${done} of ${total} are ready`;
  return axes.some(({ kind }) => kind === "prompt") ? made : `${made}: ${firstWords(prompt, 120)}`;
}
