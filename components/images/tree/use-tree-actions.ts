import { useLayoutEffect, useMemo, useRef } from "react";
import { isOptimistic } from "../composer/optimistic-generation.ts";
import { selectStep, useSelectionStore } from "../selection-store.tsx";
import { useStudio } from "../studio-context.tsx";
import { isFolded, stackName, type TreeItem } from "./build-tree.ts";
import { toggleStack, useTreeStore } from "./tree-store.ts";
import { useAnnotate } from "./use-annotate.ts";
import { type Direction, walkTree } from "./walk-tree.ts";

/** What a person can do with the tree and its nodes. The functions stay the same from one drawing to the next. */
export function useTreeActions() {
  const selection = useSelectionStore();
  const annotate = useAnnotate();
  const { tree } = useStudio();
  const latest = useRef({ annotate, tree: tree.tree });
  useLayoutEffect(() => {
    latest.current = { annotate, tree: tree.tree };
  });
  return useMemo(() => {
    const selected = () => {
      const id = selection.getState().generationId;
      // Nothing can be noted on a step that the server does not know yet.
      return id === null || isOptimistic(id) ? undefined : latest.current.tree.itemOf.get(id);
    };
    const fold = (item: TreeItem) => {
      const folded = !isFolded(item);
      useTreeStore.setState({ anchorId: item.id });
      for (const { id, folded: before } of item.members) {
        if (folded ? id === item.id : before) void latest.current.annotate(id, { folded });
      }
      // What is folded away cannot be looked at.
      if (folded && isUnder(selected(), item)) selectStep(selection, item.id);
    };
    return {
      select: (generationId: string) => selectStep(selection, generationId),
      walk: (direction: Direction) => {
        const id = selection.getState().generationId;
        const next = id && walkTree(latest.current.tree, id, direction);
        if (next) selectStep(selection, next);
        return Boolean(next);
      },
      fold,
      star: (item = selected()) => {
        if (item) void latest.current.annotate(item.id, { starred: !item.node.starred });
      },
      name: (item = selected()) => useTreeStore.setState({ namingId: item?.id ?? null }),
      /** Opens or closes what is on or under the selected node: its stack first, then its branch. */
      toggle: () => {
        const item = selected();
        if (!item) return;
        if (item.members.length > 1 || item.openStack) toggleStack(stackName(item.node), item.id);
        else if (item.hasChildren) fold(item);
      },
    };
  }, [selection]);
}

export type TreeActions = ReturnType<typeof useTreeActions>;

function isUnder(item: TreeItem | undefined, above: TreeItem): boolean {
  for (let at = item?.parent; at; at = at.parent) if (at === above) return true;
  return false;
}
