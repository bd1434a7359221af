import { GitCompareArrows, X } from "lucide-react";
import type { AssetView } from "#lib/images/views.ts";
import { ToolButton } from "../tool-button.tsx";
import { compareWithEarlier } from "./compare-store.ts";
import { driftGradient } from "./drift-colors.ts";
import { toggleDriftMap } from "./drift-store.ts";

/** Says what the colors over the picture mean. */
export function DriftLegend({ words, raw }: { words: string; raw: AssetView }) {
  const { id: assetId, url, width, height, generationId } = raw;
  const compare = () => {
    toggleDriftMap();
    compareWithEarlier({ assetId, url, width, height, generationId, stepNumber: null });
  };
  return (
    <div className="absolute top-2 left-2 max-w-[calc(100%-1rem)] rounded-lg border bg-popover/95 py-1 pr-1 pl-3 shadow-lg backdrop-blur-sm">
      <div className="flex items-center justify-between gap-3">
        <p className="text-xs">{words}</p>
        <div className="flex shrink-0">
          <ToolButton
            icon={GitCompareArrows}
            label="Compare with the model's own picture"
            onClick={compare}
          />
          <ToolButton icon={X} label="Show the picture as it is" shortcut="d" onClick={toggleDriftMap} />
        </div>
      </div>
      <p className="mr-2 mb-1.5 flex items-center gap-2 text-muted-foreground text-xs">
        hardly
        <span className="h-2 min-w-16 grow rounded-sm" style={{ background: driftGradient() }} />
        strongly
      </p>
    </div>
  );
}
