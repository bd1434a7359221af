import { type RefObject, useEffect, useRef, useState } from "react";

export type HeldKeys = { space: boolean; control: boolean };

/** What Space means on these is not ours. */
export const CONTROLS = "button, input, a, [role=slider]";

/** Which of the keys that change what pointers do are held, to be read in handlers, and whether the hand is out. */
export function useHeldKeys(): { held: RefObject<HeldKeys>; panning: boolean } {
  const held = useRef<HeldKeys>({ space: false, control: false });
  const [panning, setPanning] = useState(false);
  useEffect(() => {
    const set = (space: boolean, control: boolean) => {
      held.current = { space, control };
      setPanning(space);
    };
    const onKey = (event: KeyboardEvent) => {
      const onControl = event.target instanceof Element && event.target.closest(CONTROLS);
      const down = event.type === "keydown";
      if (event.key === "Control") set(held.current.space, down);
      // On a button it presses; lifted there, it may have been pressed elsewhere.
      if (event.key !== " " || (onControl && !held.current.space)) return;
      event.preventDefault();
      set(down, held.current.control);
    };
    const letGo = () => set(false, false);
    window.addEventListener("keydown", onKey, { capture: true });
    window.addEventListener("keyup", onKey, { capture: true });
    window.addEventListener("blur", letGo);
    return () => {
      window.removeEventListener("keydown", onKey, { capture: true });
      window.removeEventListener("keyup", onKey, { capture: true });
      window.removeEventListener("blur", letGo);
    };
  }, []);
  return { held, panning };
}
