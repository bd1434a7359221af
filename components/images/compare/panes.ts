import type { CSSProperties } from "react";
import { cn } from "#components/ui/cn.ts";
import type { CompareMode } from "./compare-mode.ts";

type Look = { mode: CompareMode; opacity: number; gain: number; blinking: boolean; stacks: boolean };
type Classes = { stage: string; first: string; second: string };
type Styles = { stage: CSSProperties; second: CSSProperties };

/** Where the two pictures are: each in its own half, or the second over the first, which then takes every gesture. */
export function paneClasses({ mode, stacks }: Pick<Look, "mode" | "stacks">): Classes {
  const stage = "isolate size-full";
  if (mode !== "side-by-side") {
    return { stage, first: "absolute inset-0", second: "pointer-events-none absolute inset-0" };
  }
  const half = "relative min-h-0 min-w-0";
  return {
    stage: cn(stage, "grid gap-2", stacks ? "grid-rows-2" : "grid-cols-2"),
    first: half,
    second: half,
  };
}

/** How much of the second picture is seen over the first, and how. */
export function paneStyles({ mode, opacity, gain, blinking }: Omit<Look, "stacks">): Styles {
  switch (mode) {
    case "slider":
      return { stage: {}, second: { clipPath: "inset(0 0 0 var(--divider, 50%))" } };
    case "side-by-side":
      return { stage: {}, second: {} };
    case "blink":
      return { stage: {}, second: { visibility: blinking ? "visible" : "hidden" } };
    case "onion":
      return { stage: {}, second: { opacity: opacity / 100 } };
    case "difference":
      return { stage: { filter: `brightness(${gain})` }, second: { mixBlendMode: "difference" } };
  }
}
