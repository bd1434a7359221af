"use client";

import { onFirstUse } from "#components/ui/on-first-use.tsx";
import { openShortcutSheet, useShortcutSheet } from "./shortcut-sheet-store.ts";
import { useShortcuts } from "./use-shortcuts.ts";

const ShortcutSheet = onFirstUse(() => import("./shortcut-sheet.tsx").then((m) => m.ShortcutSheet));

/** Opens the sheet of shortcuts by its key. Its code is loaded then. */
export function ShortcutSlot() {
  const open = useShortcutSheet((state) => state.open);
  useShortcuts(new Map([["?", openShortcutSheet]]));
  return open && <ShortcutSheet onClose={() => useShortcutSheet.setState({ open: false })} />;
}
