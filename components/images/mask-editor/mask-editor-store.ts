import { create } from "zustand";

/** Whether the mask editor is open; it always edits the mask of the current source. */
export const useMaskEditor = create<{ open: boolean }>(() => ({ open: false }));

export function openMaskEditor(): void {
  useMaskEditor.setState({ open: true });
}

export function closeMaskEditor(): void {
  useMaskEditor.setState({ open: false });
}
