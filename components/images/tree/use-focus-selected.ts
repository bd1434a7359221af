import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from "react";

/**
 * While the focus is in the tree it goes with the selection, also when the node that had it is taken away. Returns
 * what the tree has to listen to.
 */
export function useFocusSelected(view: RefObject<HTMLElement | null>, selectedId: string | null) {
  const hasFocus = useRef(false);
  useLayoutEffect(() => {
    if (!hasFocus.current || !selectedId) return;
    view.current?.querySelector<HTMLElement>(`[data-step="${selectedId}"]`)?.focus({ preventScroll: true });
  }, [view, selectedId]);
  const onFocus = () => {
    hasFocus.current = true;
  };
  const onBlur = ({ target, relatedTarget }: FocusEvent<HTMLElement>) => {
    const leave = () => {
      hasFocus.current = !target.isConnected;
    };
    // A node that is removed loses the focus to nobody; it is known to be gone only afterwards.
    if (relatedTarget) leave();
    else requestAnimationFrame(leave);
  };
  return { onFocus, onBlur };
}
