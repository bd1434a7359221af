import type { RefObject } from "react";
import { useWideScreen } from "#components/images/use-wide-screen.ts";
import { Popover, PopoverAnchor, PopoverContent } from "#components/ui/popover.tsx";
import { Sheet, SheetContent, SheetTitle } from "#components/ui/sheet.tsx";
import type { QueueCountsView } from "#lib/images/queue/queue-views.ts";
import { ConfirmCancel } from "./confirm-cancel.tsx";
import { QueueContent } from "./queue-content.tsx";
import { useQueuePanel } from "./queue-store.ts";

type QueuePanelProps = { anchor: RefObject<HTMLButtonElement | null>; counts: QueueCountsView };

/** The queue beside its button, or from below on narrow screens. */
export function QueuePanel({ anchor, counts }: QueuePanelProps) {
  const wide = useWideScreen();
  const { open, confirming } = useQueuePanel();
  const setOpen = (open: boolean) => useQueuePanel.setState({ open });
  const Panel = wide ? QueuePopover : QueueSheet;
  return (
    <>
      <Panel anchor={anchor} open={open} setOpen={setOpen} />
      {confirming && <ConfirmCancel scope={confirming} counts={counts} anchor={anchor} />}
    </>
  );
}

type PanelProps = Pick<QueuePanelProps, "anchor"> & { open: boolean; setOpen: (open: boolean) => void };

function QueuePopover({ anchor, open, setOpen }: PanelProps) {
  // Radix asks for an element that is there; while the panel is mounted, its button is.
  const virtualRef = anchor as RefObject<HTMLButtonElement>;
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverAnchor virtualRef={virtualRef} />
      <PopoverContent
        align="end"
        aria-label="Queue"
        className="flex max-h-[min(44rem,calc(100dvh-5rem))] w-104 flex-col"
        onOpenAutoFocus={focusPanel}
        onInteractOutside={(event) => {
          const onButton = event.target instanceof Node && anchor.current?.contains(event.target);
          // The button closes it itself, and a question about the queue is part of it.
          if (onButton || useQueuePanel.getState().confirming) event.preventDefault();
        }}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          if (document.activeElement === document.body) anchor.current?.focus();
        }}
      >
        <QueueContent title={<h2 className="font-semibold text-base">Queue</h2>} />
      </PopoverContent>
    </Popover>
  );
}

function QueueSheet({ anchor, open, setOpen }: PanelProps) {
  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetContent
        side="bottom"
        aria-describedby={undefined}
        className="gap-0 overflow-hidden p-0"
        onOpenAutoFocus={focusPanel}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          anchor.current?.focus();
        }}
      >
        <QueueContent title={<SheetTitle>Queue</SheetTitle>} />
      </SheetContent>
    </Sheet>
  );
}

/** The panel and not its first button: a key too many would pause everything. */
function focusPanel(event: Event): void {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}
