import { create } from "zustand";

/** Whether the sheet of shortcuts is open. A key and a menu open it. */
export const useShortcutSheet = create<{ open: boolean }>(() => ({ open: false }));

export function openShortcutSheet(): void {
  useShortcutSheet.setState({ open: true });
}
