import { type RefObject, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "#components/ui/dialog.tsx";
import type { QueueCountsView } from "#lib/images/queue/queue-views.ts";
import { type CancelScope, useQueuePanel } from "./queue-store.ts";
import { type Consequence, describeCancel } from "./queue-words.ts";
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
  const [before] = useState(() => document.activeElement);
  const actions = useQueueActions();
  const nothing = (scope === "all" ? counts.running + counts.waiting : counts.waiting) === 0;
  const words = nothing ? NOTHING : describeCancel(scope, counts, data?.pages[0]?.running ?? []);
  const close = () => useQueuePanel.setState({ confirming: null });
  const confirm = () => {
    close();
    void actions.cancelMany(scope);
  };
  return (
    <Dialog open onOpenChange={close}>
      <DialogContent
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          const still = before instanceof HTMLElement && before.isConnected && before !== document.body;
          (still ? before : anchor.current)?.focus();
        }}
      >
        <DialogHeader>
          <DialogTitle>{words.title}</DialogTitle>
          <DialogDescription>{words.description}</DialogDescription>
        </DialogHeader>
        <DialogFooter>
          <Button variant="outline" className="h-10" onClick={close}>
            {nothing ? "Close" : "Keep them"}
          </Button>
          {!nothing && (
            <Button variant="destructive" className="h-10" onClick={confirm}>
              {words.action}
            </Button>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

const NOTHING: Consequence = {
  title: "Nothing to cancel",
  description: "No step of yours waits in the queue.",
  action: "",
};
