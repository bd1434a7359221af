import type { CSSProperties } from "react";
import { cn } from "#components/ui/cn.ts";
import type { Size } from "#lib/images/providers/types.ts";
import { PictureBox } from "../viewer/picture-box.tsx";
import type { ZoomPan } from "../viewer/use-zoom-pan.ts";
import { ComparedPicture } from "./compared-picture.tsx";
import type { Rect } from "./contain.ts";
import type { Compared } from "./use-compared.ts";

type StagePaneProps = {
  picture: Compared;
  frame: Size;
  /** The only part of the frame that is shown, while pixels are compared. */
  part: Rect | null;
  zoom: ZoomPan;
  zoomed: boolean;
  label: "start" | "end";
  className?: string;
  style?: CSSProperties;
};

/** The place of one of the two pictures. */
export function StagePane({ picture, frame, part, zoom, zoomed, label, className, style }: StagePaneProps) {
  return (
    <div className={className} style={style}>
      <PictureBox
        {...{ zoom, zoomed }}
        size={frame}
        over={
          !part && (
            <span
              // For eyes: for screen readers each picture is named by itself.
              aria-hidden="true"
              className={cn(
                "absolute top-2 max-w-[45%] truncate rounded-sm bg-black/60 px-2 py-0.5 font-medium text-white text-xs tabular-nums",
                label === "end" ? "right-2" : "left-2",
              )}
            >
              {picture.name}
            </span>
          )
        }
      >
        <ComparedPicture {...{ picture, frame, part }} />
      </PictureBox>
    </div>
  );
}
