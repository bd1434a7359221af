import { create } from "zustand";

/** Whether the details of a step are open; they stay so from session to session. */
export const useInspector = create<{ open: boolean }>(() => ({ open: false }));
