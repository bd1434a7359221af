import { create } from "zustand";

/** Whether it is shown what the model had changed outside the mask; stays so from step to step. */
export const useDriftMap = create<{ on: boolean }>(() => ({ on: false }));

export function toggleDriftMap(): void {
  useDriftMap.setState(({ on }) => ({ on: !on }));
}
