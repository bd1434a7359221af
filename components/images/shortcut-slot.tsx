"use client";

import dynamic from "next/dynamic";
import { openShortcutSheet, useShortcutSheet } from "./shortcut-sheet-store.ts";
import { useShortcuts } from "./use-shortcuts.ts";

const ShortcutSheet = dynamic(() => import("./shortcut-sheet.tsx").then((m) => m.ShortcutSheet), {
  ssr: false,
});

/** Opens the sheet of shortcuts by its key. Its code is loaded then. */
export function ShortcutSlot() {
  const open = useShortcutSheet((state) => state.open);
  useShortcuts(new Map([["?", openShortcutSheet]]));
  return open && <ShortcutSheet onClose={() => useShortcutSheet.setState({ open: false })} />;
}
