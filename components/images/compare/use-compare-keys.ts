import { useEffect } from "react";
import { useShortcuts } from "../shortcuts/use-shortcuts.ts";
import { cycleCompareMode, holdBlink, swapCompared } from "./compare-store.ts";

/** The keys of a comparison; Escape belongs to the zoom. */
export function useCompareKeys(): void {
  useShortcuts(
    new Map([
      ["m", cycleCompareMode],
      ["c", swapCompared],
      ["x", () => holdBlink(true)],
    ]),
  );
  useEffect(() => {
    const letGo = () => holdBlink(false);
    const onKeyUp = ({ key }: KeyboardEvent) => {
      if (key.toLowerCase() === "x") letGo();
    };
    document.addEventListener("keyup", onKeyUp);
    // The key may be let go in another window.
    window.addEventListener("blur", letGo);
    return () => {
      document.removeEventListener("keyup", onKeyUp);
      window.removeEventListener("blur", letGo);
    };
  }, []);
}
