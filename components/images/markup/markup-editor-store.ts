import { create } from "zustand";

/** Whether the editor of drawn instructions is open; it always draws on the current source. */
export const useMarkupEditor = create<{ open: boolean }>(() => ({ open: false }));

export function openMarkupEditor(): void {
  useMarkupEditor.setState({ open: true });
}

export function closeMarkupEditor(): void {
  useMarkupEditor.setState({ open: false });
}
