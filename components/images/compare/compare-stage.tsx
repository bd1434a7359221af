import { useRef, useState } from "react";
import { useZoomKeys } from "../viewer/use-zoom-keys.ts";
import { createZoomStore, useZoomPan } from "../viewer/use-zoom-pan.ts";
import { useZoomed } from "../viewer/use-zoomed.ts";
import { ZoomChip } from "../viewer/zoom-chip.tsx";
import { bestColumns } from "./best-columns.ts";
import { closeCompare, useCompare } from "./compare-store.ts";
import { containIn } from "./contain.ts";
import { Divider } from "./divider.tsx";
import { paneClasses, paneStyles } from "./panes.ts";
import { StagePane } from "./stage-pane.tsx";
import type { ComparedPair } from "./use-compared.ts";
import { useDivider } from "./use-divider.ts";
import { useElementSize } from "./use-element-size.ts";

/** Both pictures, beside or over each other, zoomed and moved as one. */
export function CompareStage({ pair }: { pair: ComparedPair }) {
  const { first, second } = pair;
  const look = useCompare();
  const { mode } = look;
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
  const classes = paneClasses({ mode, stacks: place !== null && bestColumns(2, place, frame) === 1 });
  const styles = paneStyles(look);
  const shared = { frame, zoomed, part: mode === "difference" ? containIn(frame, second.image) : null };
  const secondLabel = mode === "slider" || mode === "onion" ? "end" : "start";
  return (
    <div ref={stageRef} className="group/picture relative min-h-0 flex-1">
      <div data-testid="compared" className={classes.stage} style={styles.stage}>
        <StagePane {...shared} picture={first} zoom={firstZoom} label="start" className={classes.first} />
        <StagePane
          {...shared}
          picture={second}
          zoom={secondZoom}
          label={secondLabel}
          className={classes.second}
          style={styles.second}
        />
      </div>
      {mode === "slider" && <Divider {...{ pair, share, shareOf }} onShare={setShare} />}
      <ZoomChip zoom={firstZoom} zoomed={zoomed} raised={false} />
    </div>
  );
}
