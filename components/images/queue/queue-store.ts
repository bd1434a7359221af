import { create } from "zustand";

type QueuePanel = {
  open: boolean;
  /** What the person is asked about before it is canceled. */
  confirming: CancelScope | null;
};

export type CancelScope = "all" | "waiting";

export const useQueuePanel = create<QueuePanel>(() => ({ open: false, confirming: null }));

export function toggleQueue(): void {
  useQueuePanel.setState(({ open }) => ({ open: !open }));
}

export function confirmCancel(scope: CancelScope): void {
  useQueuePanel.setState({ confirming: scope });
}
