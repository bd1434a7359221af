import { type KeyboardEvent, useCallback, useLayoutEffect, useRef } from "react";
import type { Shortcuts } from "../shortcuts/use-shortcuts.ts";
import { useDeleteStep } from "../step/use-delete-step.ts";
import { useShownNow } from "../step/use-shown-now.ts";
import type { TreeActions } from "./use-tree-actions.ts";

/** The keys that walk and change the tree, on the whole page and inside the tree. */
export function useTreeKeys({ walk, star, name, toggle }: TreeActions): Shortcuts {
  const shownNow = useShownNow();
  const deleteStep = useDeleteStep();
  return new Map<string, () => void>([
    ["ArrowUp", () => walk("up")],
    ["ArrowDown", () => walk("down")],
    ["ArrowLeft", () => walk("left")],
    ["ArrowRight", () => walk("right")],
    [".", () => star()],
    ["F2", () => name()],
    ["o", () => toggle()],
    [
      "Delete",
      () => {
        const shown = shownNow();
        if (shown) void deleteStep(shown);
      },
    ],
  ]);
}

/**
 * Lets an element obey `keys` by itself: also where those of the page are off, and while a key is held down. The
 * function stays the same.
 */
export function useOwnKeys(keys: Shortcuts): (event: KeyboardEvent) => void {
  const latest = useRef(keys);
  useLayoutEffect(() => {
    latest.current = keys;
  });
  return useCallback((event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const act = latest.current.get(event.key);
    if (!act) return;
    event.preventDefault();
    act();
  }, []);
}
