export type Point = { x: number; y: number };

/** One change of a mask. Everything is in pixels of the source, so that it can be drawn at any scale. */
export type MaskChange =
  | { kind: "stroke"; tool: MaskTool; diameter: number; points: readonly Point[] }
  | { kind: "invert" }
  | { kind: "clear" };

export type MaskTool = "brush" | "eraser";

/** What was done, and what was undone and can be done again. A whole stroke is one change. */
export type MaskHistory = { done: readonly MaskChange[]; undone: readonly MaskChange[] };

export const emptyHistory: MaskHistory = { done: [], undone: [] };

export function addChange({ done }: MaskHistory, change: MaskChange): MaskHistory {
  return { done: [...done, change], undone: [] };
}

export function undo(history: MaskHistory): MaskHistory {
  const last = history.done.at(-1);
  if (!last) return history;
  return { done: history.done.slice(0, -1), undone: [...history.undone, last] };
}

export function redo(history: MaskHistory): MaskHistory {
  const next = history.undone.at(-1);
  if (!next) return history;
  return { done: [...history.done, next], undone: history.undone.slice(0, -1) };
}
