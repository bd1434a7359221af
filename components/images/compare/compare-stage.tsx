import { type CSSProperties, useRef, useState } from "react";
import { cn } from "#components/ui/cn.ts";
import { PictureBox } from "../picture-box.tsx";
import { useZoomKeys } from "../use-zoom-keys.ts";
import { createZoomStore, useZoomPan } from "../use-zoom-pan.ts";
import { useZoomed } from "../use-zoomed.ts";
import { ZoomChip } from "../zoom-chip.tsx";
import { bestColumns } from "./best-columns.ts";
import type { CompareMode } from "./compare-mode.ts";
import { closeCompare, useCompare } from "./compare-store.ts";
import { ComparedPicture } from "./compared-picture.tsx";
import { containIn } from "./contain.ts";
import { Divider } from "./divider.tsx";
import { PictureLabel } from "./picture-label.tsx";
import type { ComparedPair } from "./use-compared.ts";
import { useDivider } from "./use-divider.ts";
import { useElementSize } from "./use-element-size.ts";

/** Both pictures, beside or over each other, zoomed and moved as one. */
export function CompareStage({ pair }: { pair: ComparedPair }) {
  const { first, second } = pair;
  const { mode, opacity, gain, blinking } = useCompare();
  const { width, height } = first.image;
  const frame = { width, height };
  const [store] = useState(createZoomStore);
  const [firstZoom, secondZoom] = [useZoomPan(frame, true, store), useZoomPan(frame, true, store)];
  const zoomed = useZoomed(firstZoom);
  useZoomKeys(firstZoom, { enabled: true, zoomed, onLeave: closeCompare });
  const stageRef = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(0.5);
  const shareOf = useDivider({ share, stageRef, zoom: firstZoom });
  const place = useElementSize(stageRef);
  const stacks = place !== null && bestColumns(2, place, frame) === 1;
  const beside = mode === "side-by-side";
  const part = mode === "difference" ? containIn(frame, second.image) : null;
  return (
    <div ref={stageRef} className="group/picture relative min-h-0 flex-1">
      <div
        data-testid="compared"
        className={cn(
          "size-full isolate",
          beside && "grid gap-2",
          beside && (stacks ? "grid-rows-2" : "grid-cols-2"),
        )}
        style={mode === "difference" ? { filter: `brightness(${gain})` } : undefined}
      >
        <div className={beside ? "relative min-h-0 min-w-0" : "absolute inset-0"}>
          <PictureBox
            size={frame}
            zoom={firstZoom}
            zoomed={zoomed}
            over={!part && <PictureLabel name={first.name} />}
          >
            <ComparedPicture {...{ frame, part }} picture={first} />
          </PictureBox>
        </div>
        <div
          // Over the first, it leaves every gesture to that.
          className={beside ? "relative min-h-0 min-w-0" : "pointer-events-none absolute inset-0"}
          style={lookOfSecond(mode, { opacity, blinking })}
        >
          <PictureBox
            size={frame}
            zoom={secondZoom}
            zoomed={zoomed}
            over={!part && <PictureLabel name={second.name} end={!beside && mode !== "blink"} />}
          >
            <ComparedPicture {...{ frame, part }} picture={second} />
          </PictureBox>
        </div>
      </div>
      {mode === "slider" && <Divider {...{ pair, share, shareOf }} onShare={setShare} />}
      <ZoomChip zoom={firstZoom} zoomed={zoomed} raised={false} />
    </div>
  );
}

type Look = { opacity: number; blinking: boolean };

function lookOfSecond(mode: CompareMode, { opacity, blinking }: Look): CSSProperties {
  switch (mode) {
    case "slider":
      return { clipPath: "inset(0 0 0 var(--divider, 50%))" };
    case "side-by-side":
      return {};
    case "blink":
      return { visibility: blinking ? "visible" : "hidden" };
    case "onion":
      return { opacity: opacity / 100 };
    case "difference":
      return { mixBlendMode: "difference" };
  }
}
