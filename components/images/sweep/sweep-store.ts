import { create } from "zustand";

type SweepState = {
  /** Whether a person is choosing what to vary. */
  asking: boolean;
  /** The sweep whose grid is open. */
  shownId: string | null;
};

export const useSweeps = create<SweepState>(() => ({ asking: false, shownId: null }));

export function askForSweep(): void {
  useSweeps.setState({ asking: true });
}

export function showSweep(sweepId: string): void {
  useSweeps.setState({ asking: false, shownId: sweepId });
}

export function closeSweeps(): void {
  useSweeps.setState({ asking: false, shownId: null });
}
