import { formatShare } from "../step/format-share.ts";
import type { Difference } from "./difference.ts";

/** How much two pictures differ, in a sentence. */
export function describeDifference({ pixels, changedPixels, largest }: Difference): string {
  if (largest === 0) return "No pixel differs.";
  if (changedPixels === 0) return `Nothing differs visibly: ${largest} of 255 levels at most.`;
  return `${formatShare(changedPixels / pixels)} of the picture differs visibly.`;
}
