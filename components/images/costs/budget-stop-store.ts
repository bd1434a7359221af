import { create } from "zustand";

/** Whether a budget is in the way of the step that is being prepared, as far as this page knows. */
export const useBudgetStop = create<{ stopped: boolean }>(() => ({ stopped: false }));
