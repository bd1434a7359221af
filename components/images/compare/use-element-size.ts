import { type RefObject, useEffect, useState } from "react";
import type { Size } from "#lib/images/providers/types.ts";

/** How large an element is, in CSS pixels; null until it is known. */
export function useElementSize(element: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const resized = new ResizeObserver(() => {
      setSize({ width: current.clientWidth, height: current.clientHeight });
    });
    resized.observe(current);
    return () => resized.disconnect();
  }, [element]);
  return size;
}
