import { Flame } from "lucide-react";
import { useEffect } from "react";
import { onFirstUse } from "#components/ui/on-first-use.tsx";
import { announce } from "../announcer.tsx";
import { useShortcuts } from "../shortcuts/use-shortcuts.ts";
import { formatShare } from "../step/format-share.ts";
import { ToolButton } from "../tool-button.tsx";
import { DriftLegend } from "./drift-legend.tsx";
import type { DriftPictures } from "./drift-pictures.ts";
import { toggleDriftMap, useDriftMap } from "./drift-store.ts";

const DriftMap = onFirstUse(() => import("./drift-map.tsx").then((m) => m.DriftMap));

/** The map of what the model changed outside the mask, over the picture, while it is switched on. */
export function DriftLayer({ pictures }: { pictures: DriftPictures }) {
  const on = useDriftMap((drift) => drift.on);
  return on && <DriftMap key={pictures.output.id} {...pictures} />;
}

/** The switch of the map, and what its colors mean. */
export function DriftSwitch({ pictures: { drift, raw } }: { pictures: DriftPictures }) {
  const on = useDriftMap((state) => state.on);
  const share = formatShare(drift.changedPixels / drift.outsidePixels);
  const words = `The model had changed ${share} outside the mask; it was put back.`;
  useShortcuts(new Map([["d", toggleDriftMap]]));
  useEffect(() => {
    if (on) announce(words);
  }, [on, words]);
  if (on) return <DriftLegend {...{ words, raw }} />;
  return (
    <div className="absolute top-2 left-2 rounded-lg border bg-popover/90 p-0.5 opacity-0 shadow-lg backdrop-blur-sm transition-opacity focus-within:opacity-100 group-hover/picture:opacity-100 pointer-coarse:opacity-100">
      <ToolButton
        icon={Flame}
        label="What the model changed outside the mask"
        shortcut="d"
        onClick={toggleDriftMap}
      />
    </div>
  );
}
