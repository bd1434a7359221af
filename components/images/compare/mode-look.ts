import { Columns2, Contrast, Eye, Layers, type LucideIcon, SquareSplitHorizontal } from "lucide-react";
import type { CompareMode } from "./compare-mode.ts";

export const MODE_LOOKS: Record<CompareMode, { label: string; icon: LucideIcon }> = {
  slider: { label: "Slider", icon: SquareSplitHorizontal },
  "side-by-side": { label: "Side by side", icon: Columns2 },
  blink: { label: "Blink", icon: Eye },
  onion: { label: "One over the other", icon: Layers },
  difference: { label: "Difference", icon: Contrast },
};
