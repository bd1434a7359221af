import type { ReactNode } from "react";
import { cn } from "#components/ui/cn.ts";
import { Spinner } from "#components/ui/spinner.tsx";
import type { TrayImage } from "../composer/draft.ts";
import { PictureBox } from "../viewer/picture-box.tsx";
import { useZoomed } from "../viewer/use-zoomed.ts";
import { ZoomChip } from "../viewer/zoom-chip.tsx";
import type { Stage } from "./use-stage.ts";

/** It takes keys, like everything that is an application. */
const IN_TAB_ORDER = 0;

type PaintingStageProps = {
  stage: Stage;
  source: TrayImage;
  label: string;
  describedBy: string;
  cursor: "hand" | "none" | "crosshair";
  /** What is being fetched before painting can begin, or null. */
  reading: string | null;
  /** Over the picture, and moved with it. */
  children: ReactNode;
  /** Beside it, in the window. */
  over?: ReactNode;
};

const CURSORS = {
  hand: "cursor-grab active:cursor-grabbing",
  none: "cursor-none",
  crosshair: "cursor-crosshair",
};

/** The picture to paint on. It takes strokes everywhere on the stage, so one can begin and end beside the picture. */
export function PaintingStage(props: PaintingStageProps) {
  const { stage, source, label, describedBy, cursor, reading, children, over } = props;
  const { zoom } = stage;
  const zoomed = useZoomed(zoom);
  return (
    <div
      role="application"
      aria-label={label}
      aria-describedby={describedBy}
      tabIndex={IN_TAB_ORDER}
      className={cn(
        "group/picture relative min-h-0 flex-1 touch-none select-none overflow-hidden rounded-lg bg-muted/50 focus-visible:outline-1",
        CURSORS[cursor],
      )}
    >
      <div className="size-full [&_*]:cursor-[inherit]! [&_*]:touch-none">
        <PictureBox size={source} zoom={zoom} zoomed={zoomed}>
          <img src={source.url} alt="" draggable={false} className="absolute inset-0 size-full" />
          {children}
        </PictureBox>
      </div>
      {over}
      {reading && (
        <div className="absolute inset-0 flex items-center justify-center">
          <p className="flex items-center gap-2 rounded-md border bg-popover px-3 py-2 text-sm shadow-lg">
            <Spinner /> {reading}
          </p>
        </div>
      )}
      <ZoomChip {...{ zoom, zoomed }} raised={false} />
    </div>
  );
}
