import { type CSSProperties, type PointerEvent, type RefObject, useRef, useState } from "react";

type DragOptions = {
  /** Positioned, its items those with `data-queued`, in the order of `ids`. */
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

/** `offsetPx`: how far the item is from its place; `to`: the index it would get. */
type Drag = { id: string; offsetPx: number; to: number; heightPx: number };

/** Nearer than this to the edge of what scrolls, it scrolls. */
const EDGE_PX = 40;
const SCROLL_PX = 12;

/**
 * Lets the items of a list be dragged by a handle, with mouse, finger or pen. The item follows, the others make room;
 * the list itself stays as it is until the drop, as an element that is moved in the document loses its pointer.
 */
export function useDragOrder({ list, ids, onDrop }: DragOptions) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const latest = useRef<Drag | null>(null);
  const grabPx = useRef(0);
  const update = (next: Drag | null) => {
    latest.current = next;
    setDrag(next);
  };

  const handleOf = (id: string): DragHandle => ({
    onPointerDown(event) {
      const index = ids.indexOf(id);
      const middle = list.current && middlesOf(list.current)[index];
      if (event.button !== 0 || !list.current || middle === null || middle === undefined) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      grabPx.current = yIn(list.current, event) - middle;
      const heightPx = event.currentTarget.closest("[data-queued]")?.clientHeight ?? 0;
      update({ id, offsetPx: 0, to: index, heightPx });
    },
    onPointerMove(event) {
      const { current } = latest;
      if (current?.id !== id || !list.current) return;
      scrollAtEdge(list.current, event.clientY);
      const middles = middlesOf(list.current);
      const from = ids.indexOf(id);
      const middle = yIn(list.current, event) - grabPx.current;
      update({
        ...current,
        offsetPx: middle - (middles[from] ?? middle),
        to: indexAt(middles, from, middle),
      });
    },
    onPointerUp() {
      const { current } = latest;
      if (current?.id === id) onDrop(id, current.to);
      // After the list has its new order, which is drawn a moment later.
      setTimeout(update, 0, null);
    },
    onPointerCancel: () => update(null),
  });

  const styleOf = (id: string): CSSProperties | undefined => {
    if (!drag) return undefined;
    if (drag.id === id) return { transform: `translateY(${drag.offsetPx}px)` };
    const [from, at] = [ids.indexOf(drag.id), ids.indexOf(id)];
    const shift = Number(at >= drag.to && at < from) - Number(at <= drag.to && at > from);
    return { transform: `translateY(${shift * drag.heightPx}px)`, transition: "transform 150ms" };
  };
  return { draggedId: drag?.id ?? null, handleOf, styleOf };
}

/** Where the middle of each item is by the layout, in pixels from the list's top. */
function middlesOf(list: HTMLElement): number[] {
  const items = [...list.querySelectorAll<HTMLElement>("[data-queued]")];
  return items.map((item) => item.offsetTop + item.offsetHeight / 2);
}

function yIn(list: HTMLElement, { clientY }: PointerEvent): number {
  return clientY - list.getBoundingClientRect().top;
}

/** The index of an item that was at `from` and is now at `middle`: one further for each neighbour it has passed. */
function indexAt(middles: readonly number[], from: number, middle: number): number {
  const passedUp = middles.filter((other, at) => at < from && middle < other).length;
  const passedDown = middles.filter((other, at) => at > from && middle > other).length;
  return from - passedUp + passedDown;
}

function scrollAtEdge(list: HTMLElement, pointerY: number): void {
  const scroller = list.closest(".overflow-y-auto");
  if (!scroller) return;
  const { top, bottom } = scroller.getBoundingClientRect();
  if (pointerY < top + EDGE_PX) scroller.scrollTop -= SCROLL_PX;
  if (pointerY > bottom - EDGE_PX) scroller.scrollTop += SCROLL_PX;
}
