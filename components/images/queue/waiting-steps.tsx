import { useEffect, useRef } from "react";
import { useReachedEnd } from "#components/images/session-list/use-reached-end.ts";
import type { WaitingStepView } from "#lib/images/queue/queue-views.ts";
import { withMoved } from "./move-steps.ts";
import { useDragOrder } from "./use-drag-order.ts";
import { useQueueActions } from "./use-queue-actions.ts";
import { WaitingStep } from "./waiting-step.tsx";

type WaitingStepsProps = { steps: WaitingStepView[]; hasMore: boolean; loadMore: () => void };

/** The line, the next to start first. Its order is changed with a pointer, or with the keys of a handle. */
export function WaitingSteps({ steps, hasMore, loadMore }: WaitingStepsProps) {
  const actions = useQueueActions();
  const list = useRef<HTMLOListElement>(null);
  const end = useReachedEnd(hasMore, loadMore);
  const byId = new Map(steps.map((step) => [step.id, step]));
  const ids = steps.map(({ id }) => id);
  // A second key can come before the page is drawn with the first one's order.
  const order = useRef<readonly string[]>(ids);
  useEffect(() => {
    order.current = ids;
  });
  // What stands behind the last one that is loaded is not known.
  const lastIndex = ids.length - (hasMore ? 2 : 1);

  const place = (id: string, index: number) => {
    const step = byId.get(id);
    const moved = withMoved(order.current, id, Math.min(index, lastIndex));
    if (!step || moved.indexOf(id) === order.current.indexOf(id)) return;
    order.current = moved;
    void actions.place(moved, step);
  };
  const drag = useDragOrder({ list, ids, onDrop: place });
  return (
    <ol ref={list} className="relative">
      {steps.map((step, index) => {
        const { id } = step;
        return (
          <WaitingStep
            key={id}
            step={step}
            dragged={drag.draggedId === id}
            style={drag.styleOf(id)}
            isFirst={index === 0}
            isLast={index === ids.length - 1 && !hasMore}
            handle={drag.handleOf(id)}
            onMove={(offset) => place(id, order.current.indexOf(id) + offset)}
            onMoveToFront={() => place(id, 0)}
            onMoveToEnd={() => (hasMore ? void actions.moveToEnd(step) : place(id, lastIndex))}
            onCancel={() => void actions.cancel(step)}
          />
        );
      })}
      {hasMore && (
        <li aria-hidden="true">
          <div ref={end} className="h-10" />
        </li>
      )}
    </ol>
  );
}
