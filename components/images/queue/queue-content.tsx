import { Pause, Play, RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import type { FailedStepView, QueueCountsView, RunningStepView } from "#lib/images/queue/queue-views.ts";
import { FailedStep } from "./failed-step.tsx";
import { QueueEmpty, QueueLoading, QueueUnreachable } from "./queue-states.tsx";
import { confirmCancel } from "./queue-store.ts";
import { describeCounts } from "./queue-words.ts";
import { RunningStep } from "./running-step.tsx";
import { useQueue, waitingOf } from "./use-queue.ts";
import { useQueueActions } from "./use-queue-actions.ts";
import { WaitingSteps } from "./waiting-steps.tsx";

/** What runs, what waits and what failed lately, with what can be done about it. */
export function QueueContent({ title }: { title: ReactNode }) {
  const { data, isError, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useQueue();
  const queue = data?.pages[0];
  if (!data || !queue) {
    return (
      <>
        <div className="px-4 pt-4">{title}</div>
        {isError ? <QueueUnreachable retry={() => void refetch()} /> : <QueueLoading />}
      </>
    );
  }
  const { counts, running, recentlyFailed } = queue;
  const waiting = waitingOf(data);
  return (
    <>
      <Summary title={title} counts={counts} />
      <div className="min-h-0 grow overflow-y-auto overscroll-contain px-2 pb-3">
        {running.length + waiting.length + recentlyFailed.length === 0 && <QueueEmpty />}
        <Running steps={running} />
        {waiting.length > 0 && (
          <Part title="Waiting" count={counts.waiting}>
            <WaitingSteps
              steps={waiting}
              hasMore={hasNextPage}
              loadMore={() => void (isFetchingNextPage || fetchNextPage())}
            />
          </Part>
        )}
        <Failed steps={recentlyFailed} />
      </div>
      <CancelBar counts={counts} />
    </>
  );
}

function Summary({ title, counts }: { title: ReactNode; counts: QueueCountsView }) {
  const actions = useQueueActions();
  return (
    <div className="flex flex-col gap-3 px-4 pt-4 pb-3">
      <div className="flex items-center justify-between gap-3 max-lg:pr-10">
        <div className="min-w-0">
          {title}
          <p className="text-muted-foreground text-sm first-letter:uppercase">{describeCounts(counts)}</p>
        </div>
        <Button
          variant={counts.paused ? "default" : "outline"}
          className="h-10 md:h-8"
          onClick={() => void actions.setPaused(!counts.paused)}
        >
          {counts.paused ? <Play /> : <Pause />}
          {counts.paused ? "Resume" : "Pause"}
        </Button>
      </div>
      {counts.paused && (
        <p className="rounded-md bg-warning-soft px-3 py-2 text-warning-text text-sm">
          {counts.running > 0 ? "What runs is finished. " : ""}Nothing new starts until you resume.
        </p>
      )}
    </div>
  );
}

function Running({ steps }: { steps: readonly RunningStepView[] }) {
  if (steps.length === 0) return null;
  return (
    <Part title="Running" count={steps.length}>
      <ul>
        {steps.map((step) => (
          <RunningStep key={step.id} step={step} />
        ))}
      </ul>
    </Part>
  );
}

function Failed({ steps }: { steps: readonly FailedStepView[] }) {
  const actions = useQueueActions();
  if (steps.length === 0) return null;
  const retryable = steps.filter(({ error }) => error.retryable);
  return (
    <Part
      title="Failed lately"
      count={steps.length}
      action={
        retryable.length > 1 && (
          <Button variant="ghost" size="sm" className="h-10 md:h-8" onClick={() => void actions.retry(null)}>
            <RotateCw /> Retry {retryable.length === steps.length ? "all" : retryable.length}
          </Button>
        )
      }
    >
      <ul>
        {steps.map((step) => (
          <FailedStep key={step.id} step={step} />
        ))}
      </ul>
    </Part>
  );
}

type PartProps = { title: string; count: number; action?: ReactNode; children: ReactNode };

function Part({ title, count, action, children }: PartProps) {
  return (
    <section aria-label={title} className="pt-1">
      <div className="flex min-h-8 items-center justify-between px-2">
        <h3 className="font-medium text-muted-foreground text-xs">
          {title} <span className="tabular-nums">{count}</span>
        </h3>
        {action}
      </div>
      {children}
    </section>
  );
}

/** Each cancels many steps, and asks first. */
function CancelBar({ counts: { running, waiting } }: { counts: QueueCountsView }) {
  if (running + waiting === 0) return null;
  return (
    <div className="flex gap-2 border-t p-3">
      {running > 0 && waiting > 0 && (
        <Button
          variant="ghost"
          className="h-10 grow md:h-8"
          title="Cancel all but what runs (Ctrl or ⌘ Shift X)"
          onClick={() => confirmCancel("waiting")}
        >
          Cancel what waits
        </Button>
      )}
      <Button
        variant="ghost"
        className="h-10 grow text-destructive-text hover:text-destructive-text md:h-8"
        onClick={() => confirmCancel("all")}
      >
        Cancel all
      </Button>
    </div>
  );
}
