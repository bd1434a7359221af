import type { RefObject } from "react";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import type { QueueCountsView } from "#lib/images/queue/queue-views.ts";
import { type CancelScope, useQueuePanel } from "./queue-store.ts";
import { describeCancel } from "./queue-words.ts";
import { useQueue } from "./use-queue.ts";
import { useQueueActions } from "./use-queue-actions.ts";

type ConfirmCancelProps = {
  scope: CancelScope;
  counts: QueueCountsView;
  /** Has the focus afterwards, unless what had it before is still there. */
  anchor: RefObject<HTMLElement | null>;
};

/** Asks before many steps are canceled, and says what that costs. */
export function ConfirmCancel({ scope, counts, anchor }: ConfirmCancelProps) {
  const { data } = useQueue();
  const actions = useQueueActions();
  const nothing = (scope === "all" ? counts.running + counts.waiting : counts.waiting) === 0;
  const words = nothing ? NOTHING : describeCancel(scope, counts, data?.pages[0]?.running ?? []);
  return (
    <ConfirmDialog
      {...words}
      keep={nothing ? "Close" : "Keep them"}
      anchor={anchor}
      onClose={() => useQueuePanel.setState({ confirming: null })}
      onConfirm={() => void actions.cancelMany(scope)}
    />
  );
}

const NOTHING = {
  title: "Nothing to cancel",
  description: "No step of yours waits in the queue.",
  action: null,
};
