import type { KeyboardEvent } from "react";

const STEPS: Record<string, { across: number; down: number }> = {
  ArrowLeft: { across: -1, down: 0 },
  ArrowRight: { across: 1, down: 0 },
  ArrowUp: { across: 0, down: -1 },
  ArrowDown: { across: 0, down: 1 },
};

/** Moves the focus from one cell's button to its neighbour's. */
export function moveInTable(event: KeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key];
  const cell = event.target instanceof Element ? event.target.closest("td") : null;
  const row = cell?.parentElement;
  if (!step || !cell || !(row instanceof HTMLTableRowElement)) return;
  const nextRow = event.currentTarget.rows[row.rowIndex + step.down];
  const next = nextRow?.cells[cell.cellIndex + step.across]?.querySelector("button");
  if (!next) return;
  event.preventDefault();
  next.focus();
}
