import { useRef } from "react";
import { Spinner } from "#components/ui/spinner.tsx";
import type { DriftPictures } from "./drift-pictures.ts";
import { useDriftDrawing } from "./use-drift-drawing.ts";

/** Larger pictures are drawn smaller: the map is looked at, not measured. */
const MAP_PIXELS_MAX = 4_000_000;

/** The picture in gray but for what the mask covers, under a color for how much the model had changed each pixel. */
export function DriftMap(pictures: DriftPictures) {
  const { output, source, mask } = pictures;
  const canvas = useRef<HTMLCanvasElement>(null);
  const scale = Math.min(1, Math.sqrt(MAP_PIXELS_MAX / (source.width * source.height)));
  const size = { width: Math.round(source.width * scale), height: Math.round(source.height * scale) };
  const drawing = useDriftDrawing(canvas, pictures, size);
  const covered = { maskImage: `url("${mask.url}")`, maskMode: "luminance", maskSize: "100% 100%" } as const;
  return (
    <div className="absolute inset-0" data-testid="drift-map" aria-hidden="true">
      <img src={output.url} alt="" className="absolute inset-0 size-full brightness-60 grayscale" />
      <img src={output.url} alt="" className="absolute inset-0 size-full" style={covered} />
      <canvas ref={canvas} {...size} className="absolute inset-0 size-full" />
      {drawing !== "drawn" && (
        <p className="absolute inset-0 flex items-center justify-center font-medium text-sm text-white">
          {drawing === "drawing" ? <Spinner className="size-6" /> : "The pictures could not be read."}
        </p>
      )}
    </div>
  );
}
