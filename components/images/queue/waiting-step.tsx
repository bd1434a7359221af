import {
  ArrowDown,
  ArrowDownToLine,
  ArrowUp,
  ArrowUpToLine,
  GripVertical,
  MoreHorizontal,
  X,
} from "lucide-react";
import type { CSSProperties, KeyboardEvent } from "react";
import { ActionMenu } from "#components/ui/action-menu.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/cn.ts";
import type { WaitingStepView } from "#lib/images/queue/queue-views.ts";
import { QueueStep } from "./queue-step.tsx";
import { RetryNote } from "./retry-note.tsx";
import { formatAbout } from "./time-left.ts";
import type { DragHandle } from "./use-drag-order.ts";

type WaitingStepProps = {
  step: WaitingStepView;
  dragged: boolean;
  /** Where it is while it or another is dragged. */
  style: CSSProperties | undefined;
  isFirst: boolean;
  isLast: boolean;
  handle: DragHandle;
  onMove: (offset: -1 | 1) => void;
  onMoveToFront: () => void;
  onMoveToEnd: () => void;
  onCancel: () => void;
};

export function WaitingStep(props: WaitingStepProps) {
  const { step, dragged, style, handle, onCancel } = props;
  return (
    <li
      data-queued={step.id}
      style={style}
      className={cn(
        "flex items-center gap-1 rounded-lg py-1.5 pr-2",
        dragged ? "relative z-10 bg-accent shadow-lg ring-1 ring-border" : "hover:bg-accent/60",
      )}
    >
      <button
        type="button"
        aria-label={`Move step ${step.stepNumber}, number ${step.place} in line`}
        aria-keyshortcuts="ArrowUp ArrowDown Home End"
        title="Drag to change the order, or use the arrow keys"
        onKeyDown={(event) => moveByKey(event, props)}
        className="flex h-10 w-7 shrink-0 cursor-grab touch-none items-center justify-center rounded-md text-muted-foreground hover:text-foreground active:cursor-grabbing max-md:w-10"
        {...handle}
      >
        <GripVertical className="size-4" aria-hidden="true" />
      </button>
      <QueueStep step={step} note={startNote(step)}>
        {step.retry && (
          <span className="text-muted-foreground text-xs">
            <RetryNote retry={step.retry} free={step.free} />
          </span>
        )}
      </QueueStep>
      <MoveMenu {...props} />
      <Button
        variant="ghost"
        size="icon"
        className="size-10 md:size-8"
        aria-label={`Cancel step ${step.stepNumber}`}
        title="Cancel"
        onClick={onCancel}
      >
        <X />
      </Button>
    </li>
  );
}

function MoveMenu({ step, isFirst, isLast, onMove, onMoveToFront, onMoveToEnd }: WaitingStepProps) {
  const up = [
    { label: "Move to the front", icon: ArrowUpToLine, onSelect: onMoveToFront },
    { label: "Move up", icon: ArrowUp, onSelect: () => onMove(-1) },
  ];
  const down = [
    { label: "Move down", icon: ArrowDown, onSelect: () => onMove(1) },
    { label: "Move to the end", icon: ArrowDownToLine, onSelect: onMoveToEnd },
  ];
  if (isFirst && isLast) return null;
  return (
    <ActionMenu
      align="end"
      actions={[...(isFirst ? [] : up), ...(isLast ? [] : down)]}
      trigger={
        <Button
          variant="ghost"
          size="icon"
          className="size-10 md:size-8"
          aria-label={`Order of step ${step.stepNumber}`}
          title="Change its place"
        >
          <MoreHorizontal />
        </Button>
      }
    />
  );
}

function moveByKey(event: KeyboardEvent<HTMLButtonElement>, props: WaitingStepProps): void {
  const move = new Map([
    ["ArrowUp", () => props.onMove(-1)],
    ["ArrowDown", () => props.onMove(1)],
    ["Home", props.onMoveToFront],
    ["End", props.onMoveToEnd],
  ]).get(event.key);
  if (!move) return;
  event.preventDefault();
  event.stopPropagation();
  move();
}

function startNote({ waitsForStep, retry, expectedStartInMs }: WaitingStepView): string | null {
  if (retry) return null;
  if (waitsForStep !== null) return `after step ${waitsForStep}`;
  if (expectedStartInMs === null) return null;
  return expectedStartInMs < 1000 ? "soon" : `in about ${formatAbout(expectedStartInMs)}`;
}
