import { useStore } from "zustand";
import type { ZoomPan } from "./use-zoom-pan.ts";
import { isFit } from "./viewer-transform.ts";

/** Whether the picture is shown otherwise than at fit. */
export function useZoomed({ store }: Pick<ZoomPan, "store">): boolean {
  return useStore(store, ({ transform }) => !isFit(transform));
}
