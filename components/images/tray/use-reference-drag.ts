import { type PointerEvent, useRef, useState } from "react";

/**
 * Lets references be dragged by their thumbnails, with mouse, finger or pen. `onPass` is called each time another
 * one is passed, so that they make room at once.
 */
export function useReferenceDrag(onPass: (assetId: string, overId: string) => void) {
  const [draggedId, setDraggedId] = useState<string | null>(null);
  /** The one that was passed last: until the pointer has left it, it would only jump back and forth. */
  const passed = useRef<string | null>(null);

  const handleOf = (assetId: string) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      passed.current = null;
      setDraggedId(assetId);
    },
    onPointerMove({ clientX, clientY }: PointerEvent) {
      if (draggedId !== assetId) return;
      const overId = referenceAt(clientX, clientY);
      if (overId && overId !== assetId && overId !== passed.current) onPass(assetId, overId);
      passed.current = overId === assetId ? null : overId;
    },
    onPointerUp: () => setDraggedId(null),
    onPointerCancel: () => setDraggedId(null),
  });
  return { draggedId, handleOf };
}

function referenceAt(x: number, y: number): string | null {
  const chip = document.elementFromPoint(x, y)?.closest("li");
  return chip?.querySelector<HTMLElement>("[data-reference]")?.dataset.reference ?? null;
}
