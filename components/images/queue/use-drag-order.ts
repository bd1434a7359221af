import { type PointerEvent, type RefObject, useRef, useState } from "react";
import { withMoved } from "./move-steps.ts";

type DragOptions = {
  /** Its children with `data-queued` are the items, in the order of `ids`. */
  list: RefObject<HTMLElement | null>;
  ids: readonly string[];
  onDrop: (id: string, index: number) => void;
};

export type DragHandle = {
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  onPointerUp: () => void;
  onPointerCancel: () => void;
};

type Drag = { id: string; index: number };

/** Nearer than this to the edge of what scrolls, it scrolls. */
const EDGE_PX = 40;
const SCROLL_PX = 12;

/** Lets the items of a list be dragged by a handle, with mouse, finger or pen. They make room as they are passed. */
export function useDragOrder({ list, ids, onDrop }: DragOptions) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const latest = useRef<Drag | null>(null);
  const update = (next: Drag | null) => {
    latest.current = next;
    setDrag(next);
  };

  const handleOf = (id: string): DragHandle => ({
    onPointerDown(event) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      update({ id, index: ids.indexOf(id) });
    },
    onPointerMove(event) {
      const { current } = latest;
      if (current?.id !== id || !list.current) return;
      scrollAtEdge(list.current, event.clientY);
      const index = indexAt(list.current, event.clientY, current);
      if (index !== current.index) update({ id, index });
    },
    onPointerUp() {
      const { current } = latest;
      update(null);
      if (current?.id === id) onDrop(id, current.index);
    },
    onPointerCancel: () => update(null),
  });
  return {
    order: drag ? withMoved(ids, drag.id, drag.index) : ids,
    draggedId: drag?.id ?? null,
    handleOf,
  };
}

/** The place of the dragged item: one further for each neighbour whose middle the pointer has passed. */
function indexAt(list: HTMLElement, pointerY: number, { index }: Drag): number {
  const items = [...list.querySelectorAll<HTMLElement>("[data-queued]")];
  const middleOf = (at: number) => {
    const box = items[at]?.getBoundingClientRect();
    return box && box.top + box.height / 2;
  };
  let at = index;
  for (let middle = middleOf(at + 1); middle !== undefined && pointerY > middle; middle = middleOf(at + 1))
    at++;
  for (let middle = middleOf(at - 1); middle !== undefined && pointerY < middle; middle = middleOf(at - 1))
    at--;
  return at;
}

function scrollAtEdge(list: HTMLElement, pointerY: number): void {
  const scroller = list.closest(".overflow-y-auto");
  if (!scroller) return;
  const { top, bottom } = scroller.getBoundingClientRect();
  if (pointerY < top + EDGE_PX) scroller.scrollTop -= SCROLL_PX;
  if (pointerY > bottom - EDGE_PX) scroller.scrollTop += SCROLL_PX;
}
