import { create } from "zustand";

type TreeState = {
  /** Names of the stacks whose steps stand side by side. */
  openStacks: ReadonlySet<string>;
  /** Pixels. */
  width: number;
  /** Whether the tree takes most of the page. */
  large: boolean;
  /** Whether it is open over the page, on narrow screens. */
  sheetOpen: boolean;
  /** The step that stays where it is on the screen at the next change of the tree, because the change was made there. */
  anchorId: string | null;
  /** The step that is being given a name. */
  namingId: string | null;
};

export const WIDTH = { min: 240, default: 320, max: 960 } as const;

export const useTreeStore = create<TreeState>(() => ({
  openStacks: new Set(),
  width: WIDTH.default,
  large: false,
  sheetOpen: false,
  anchorId: null,
  namingId: null,
}));

/** Puts the steps of a stack side by side, or on top of each other again. `stepId`: one of them. */
export function toggleStack(name: string, stepId: string): void {
  useTreeStore.setState(({ openStacks }) => {
    const next = new Set(openStacks);
    if (!next.delete(name)) next.add(name);
    return { openStacks: next, anchorId: stepId };
  });
}

export function setTreeWidth(width: number): void {
  const fits = Math.min(WIDTH.max, Math.max(WIDTH.min, Math.round(width)));
  useTreeStore.setState({ width: fits, large: false });
}
